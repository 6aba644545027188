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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        header = "Make the declarations of a project live.",
        description = {
            "Does what gimbal plan shows, in one transaction: all of it or nothing. The reason is kept with every change."
                    + " What the files no longer declare stays unless --prune is given, and goes only if nothing depends"
                    + " on it.",
        },
        footer = {"", "Example:", "  gimbal apply --why \"zone activity over a week as well\""})
final class ApplyVerb extends ServerVerb {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "A folder in the project. Default: this one.")
    private @Nullable Path folder;

    @Option(names = "--why", required = true, description = "The reason for the change.")
    private String why = "";

    @Option(names = "--prune", description = "Remove what the files no longer declare.")
    private boolean prune;

    @Option(
            names = "--plan",
            paramLabel = "DIGEST",
            description = "Carry out exactly the plan with this digest (plan --json has it), or nothing.")
    private @Nullable String plan;

    ApplyVerb(Shell shell) {
        super(shell);
    }

    private record Sent(
            List<ProjectFiles.SourceFile> files,
            String why,
            @Nullable String plan,
            boolean prune) {}

    private record Compared(List<ProjectFiles.SourceFile> files) {}

    @Override
    protected ExitCode run(GimbalClient client) {
        ProjectFiles project = ProjectFiles.around(
                folder == null
                        ? shell().workingFolder()
                        : shell().workingFolder().resolve(folder));
        Answer answer = client.post("/api/v1/apply", new Sent(project.files(), why, plan, prune));
        if (!printJson(answer)) {
            print(new PlanView(Json.read(answer.bytes(), JsonObject.class)));
            if (!prune) {
                noteRemovals(client.post("/api/v1/plan", new Compared(project.files())));
            }
        }
        return ExitCode.DONE;
    }

    private void print(PlanView done) {
        if (done.isEmpty()) {
            terminal().print("nothing to do, everything is live as declared");
        } else {
            done.print(terminal());
        }
    }

    /// What was done does not tell what was left; the plan that remains does.
    private void noteRemovals(Answer left) {
        List<String> removals = new PlanView(Json.read(left.bytes(), JsonObject.class)).removals();
        if (!removals.isEmpty()) {
            terminal()
                    .print("no longer declared, but live: " + String.join(", ", removals)
                            + "; --prune removes what nobody needs");
        }
    }
}
