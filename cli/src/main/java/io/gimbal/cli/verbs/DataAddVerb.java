package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.Progress;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        header = "Add files to a dataset.",
        description = {
            "Uploads the files and makes the next version of the dataset from all files that were added to it so far: a"
                    + " file takes the place of the one with its name. Rows that break the dataset's contract are kept"
                    + " apart and counted under the first rule they break. A file that is missing, cut short or of"
                    + " another format, or a contract that allows fewer refused rows, stops it: then nothing is added."
                    + " Ends with 1 when there is a version, but it did not pass its contract.",
        },
        footer = {
            "",
            "Examples:",
            "  gimbal data add trips green_tripdata_2020-*.parquet",
            "  gimbal data add zones taxi_zone_lookup.csv --why \"two zones were merged\""
        })
final class DataAddVerb extends ServerVerb {
    private static final Duration PATIENCE = Duration.ofHours(6);

    @Parameters(index = "0", paramLabel = "DATASET", description = "A declared dataset, like trips.")
    private String dataset = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files that are called as the dataset's source says.")
    private List<Path> files = List.of();

    @Option(names = "--replace", description = "Start afresh: the version has these files alone.")
    private boolean replace;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "The event time from which ages are counted, like 2020-04-01T00:00:00Z. Default: the end of the"
                            + " month or day the files' names speak of, else how far event time is, else now.")
    private @Nullable Instant asOf;

    @Option(names = "--why", description = "The reason, kept with the version.")
    private @Nullable String why;

    DataAddVerb(Shell shell) {
        super(shell);
    }

    private record Sent(
            List<NamedDigest> files,
            boolean replace,
            @Nullable Instant asOf,
            @Nullable String why) {}

    private record NamedDigest(String name, String digest) {}

    @Override
    protected ExitCode run(GimbalClient client) {
        List<Path> found = files.stream()
                .map(file -> shell().workingFolder().resolve(file))
                .toList();
        found.forEach(DataAddVerb::requireFile);
        List<NamedDigest> sent = new ArrayList<>();
        for (Path file : found) {
            sent.add(upload(client, file, sent.size() + 1));
        }
        Answer answer = add(client, new Sent(sent, replace, asOf, why));
        VersionView version = new VersionView(Json.read(answer.bytes(), JsonObject.class));
        if (!printJson(answer)) {
            if (answer.status() == 200) {
                terminal().print("nothing new, these rows are there already");
            }
            version.print(terminal());
        }
        return version.passed() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private NamedDigest upload(GimbalClient client, Path file, int place) {
        String name = String.valueOf(file.getFileName());
        String label = "file " + place + " of " + files.size() + ", " + name + " ";
        long size = size(file);
        try (Progress progress = Progress.start(terminal(), label + Progress.bar(0, size))) {
            Answer answer = client.upload(
                    "/api/v1/uploads?name=" + GimbalClient.encode(name),
                    file,
                    sent -> progress.update(label + Progress.bar(sent, size)));
            return new NamedDigest(
                    name, Json.read(answer.bytes(), JsonObject.class).text("digest"));
        }
    }

    private Answer add(GimbalClient client, Sent sent) {
        try (Progress _ = Progress.start(terminal(), "reading and judging the rows")) {
            return client.waiting(PATIENCE).post(DataVerb.path(dataset) + "/versions", sent);
        }
    }

    private static void requireFile(Path file) {
        if (!Files.exists(file)) {
            throw CodedException.invalidArgument("no file " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw CodedException.invalidArgument(file + " is not a file; name the files themselves");
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "cannot read " + file, e);
        }
    }
}
