package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.Progress;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "training-set",
        header = "Join features to rows, each as it was known at the row's time.",
        description = "The spine is a Parquet or CSV file with the service's keys, a time, and whatever else the model"
                + " needs. Every row comes back with one more column for each feature, view__feature, with the value"
                + " a lookup at the row's time would have given, to the bit.",
        footer = {
            "",
            "Examples:",
            "  gimbal features training-set trip_duration trips.parquet --time pickup_at --out training.parquet",
            "  gimbal features training-set trip_duration trips.csv --time pickup_at --as-of 2020-03-15 \\",
            "      --label duration --label-known-at dropoff_at --out training.parquet"
        })
final class TrainingSetVerb extends ServerVerb {
    @Parameters(index = "0", paramLabel = "SERVICE", description = "The feature service.")
    private String service = "";

    @Parameters(index = "1", paramLabel = "SPINE", description = "A Parquet or CSV file.")
    private Path spine = Path.of("");

    @Option(names = "--time", required = true, paramLabel = "COLUMN", description = "When each row wants to know.")
    private String time = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the Parquet file goes.")
    private Path out = Path.of("");

    @Option(names = "--as-of", paramLabel = "TIME", description = "Nothing that became known later is used.")
    private @Nullable String asOf;

    @Option(names = "--label", paramLabel = "COLUMN", description = "Rows without it are left out.")
    private @Nullable String label;

    @Option(
            names = "--label-known-at",
            paramLabel = "COLUMN",
            description = "When the label became known; with --as-of, later ones are left out.")
    private @Nullable String labelKnownAt;

    TrainingSetVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Path target = shell().workingFolder().resolve(out);
        if (Files.exists(target)) {
            throw CodedException.alreadyExists(out + " exists; name another file, or remove it");
        }
        Answer answer;
        try (Progress _ = Progress.start(terminal(), "joining features")) {
            answer = client.exchange(path(), shell().workingFolder().resolve(spine), target);
        }
        print(
                Long.parseLong(answer.header("Gimbal-Rows").orElse("0")),
                Long.parseLong(answer.header("Gimbal-Left-Out").orElse("0")));
        return ExitCode.DONE;
    }

    private String path() {
        StringBuilder path = new StringBuilder("/api/v1/training-sets?service=" + GimbalClient.encode(service));
        add(path, "time", time);
        add(path, "as_of", asOf);
        add(path, "label", label);
        add(path, "label_known_at", labelKnownAt);
        return path.toString();
    }

    private static void add(StringBuilder path, String name, @Nullable String value) {
        if (value != null) {
            path.append('&').append(name).append('=').append(GimbalClient.encode(value));
        }
    }

    private void print(long rows, long leftOut) {
        if (json()) {
            terminal()
                    .print(Json.text(JsonObject.builder()
                            .put("file", out.toString())
                            .put("rows", rows)
                            .put("left_out", leftOut)
                            .build()));
        } else {
            String without = leftOut == 0 ? "" : ", " + leftOut + " left out whose label was not known";
            terminal().print(rows + " rows in " + out + without);
        }
    }
}
