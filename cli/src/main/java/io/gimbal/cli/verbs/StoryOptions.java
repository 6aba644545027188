package io.gimbal.cli.verbs;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a story is to be told of. A story that is only shown has nothing of it.
final class StoryOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder with green-taxi trip files, the zone table and the weather, instead of invented"
                    + " ones. Its sub-folders are not read.")
    private @Nullable Path data;

    @Option(names = "--train-days", paramLabel = "N", description = "How many days to train on. Default: 14.")
    private @Nullable Integer trainDays;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "The last day to live through. Default: the 45th after training, or the last there is.")
    private @Nullable LocalDate until;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the numbers of the run, as JSON.")
    private @Nullable Path report;

    /// Where the numbers are to be written, if somebody said.
    Optional<Path> report(Path workingFolder) {
        return Optional.ofNullable(report).map(workingFolder::resolve);
    }

    /// The names of the options that were given, but for `--report`.
    List<String> given() {
        return List.copyOf(values(Path.of("")).keySet());
    }

    /// For the program that tells it; the report aside.
    List<String> arguments(Path workingFolder) {
        List<String> arguments = new ArrayList<>();
        if (trainDays == null) {
            arguments.addAll(List.of("--train-days", "14"));
        }
        values(workingFolder).forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return arguments;
    }

    private Map<String, String> values(Path workingFolder) {
        Map<String, String> values = new LinkedHashMap<>();
        if (trainDays != null) {
            values.put("--train-days", trainDays.toString());
        }
        if (data != null) {
            values.put("--data", workingFolder.resolve(data).toString());
        }
        if (until != null) {
            values.put("--until", until.toString());
        }
        return values;
    }
}
