package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.Progress;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "materialize",
        header = "Bring ingested data online.",
        description = "Takes the rows of the newest dataset version of each source that became known up to a moment."
                + " What is there already is not taken again: it can be repeated, and a row that is pushed later"
                + " counts once.",
        footer = {
            "",
            "Examples:",
            "  gimbal features materialize --until 2020-03-15",
            "  gimbal features materialize --until 2020-03-15T12:00:00Z --source weather"
        })
final class MaterializeVerb extends ServerVerb {
    private static final Duration PATIENCE = Duration.ofHours(6);

    @Option(
            names = "--until",
            required = true,
            paramLabel = "TIME",
            description = "Rows that became known later stay out; a day means its beginning.")
    private String until = "";

    @Option(names = "--source", paramLabel = "NAME", description = "Only this one. Default: all that have data.")
    private @Nullable String source;

    MaterializeVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (source != null) {
            body.put("source", source);
        }
        body.put("until", until);
        Answer answer;
        try (Progress _ = Progress.start(terminal(), "bringing rows online")) {
            answer = client.waiting(PATIENCE).post("/api/v1/features/materialize", body);
        }
        if (!printJson(answer)) {
            Table table = new Table("source", "dataset", "new", "there already", "too late for lookups");
            Json.read(answer.bytes(), JsonObject.class)
                    .array("sources")
                    .objects()
                    .forEach(done -> table.add(
                            done.text("source"),
                            done.text("dataset"),
                            done.integer("accepted"),
                            done.integer("repeated"),
                            done.integer("late")));
            terminal().print(table);
        }
        return ExitCode.DONE;
    }
}
