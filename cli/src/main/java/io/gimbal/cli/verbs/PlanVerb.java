package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan",
        header = "Show what apply would change.",
        description = {
            "Compares the declarations of the project with what is live, and shows the difference: + is created,"
                    + " ~ is changed, - is removed (by apply --prune only), each with the fields, what depends on it and"
                    + " what follows. Changes nothing.",
            "All mistakes in the files are shown at once, with file, line and the nearest valid name."
        })
final class PlanVerb extends ServerVerb {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "A folder in the project. Default: this one.")
    private @Nullable Path folder;

    PlanVerb(Shell shell) {
        super(shell);
    }

    private record Sent(List<ProjectFiles.SourceFile> files) {}

    @Override
    protected ExitCode run(GimbalClient client) {
        ProjectFiles project = ProjectFiles.around(
                folder == null
                        ? shell().workingFolder()
                        : shell().workingFolder().resolve(folder));
        Answer answer = client.post("/api/v1/plan", new Sent(project.files()));
        if (!printJson(answer)) {
            new PlanView(Json.read(answer.bytes(), JsonObject.class)).print(terminal());
        }
        return ExitCode.DONE;
    }
}
