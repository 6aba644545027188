package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Verb;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        header = "Lay out a project.",
        description = {
            "Writes project.yaml, which marks the root of a project and names it, and a .gitignore that leaves the home"
                    + " out of git. Everything else is declared in *.yaml files below; gimbal schema tells what a kind"
                    + " may contain. Existing files are left as they are.",
        },
        footer = {"", "Example:", "  gimbal init taxi --owner dispatch-team"})
final class InitVerb extends Verb {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder; made if need be. Default: this one.")
    private @Nullable Path folder;

    @Option(names = "--name", description = "The project's name. Default: the folder's.")
    private @Nullable String name;

    @Option(names = "--owner", description = "Who answers for what it declares. Default: you.")
    private @Nullable String owner;

    InitVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run() {
        Path root = folder == null
                ? shell().workingFolder()
                : shell().workingFolder().resolve(folder).normalize();
        String named = name == null ? dashed(String.valueOf(root.getFileName())) : name; // of / there is none
        String owned = owner == null ? dashed(System.getProperty("user.name", "unknown")) : owner;
        requireName("name", named);
        requireName("owner", owned);
        List<String> written = new ArrayList<>();
        try {
            Files.createDirectories(root);
            write(root.resolve(ProjectFiles.MARKER), project(named, owned), written);
            write(root.resolve(".gitignore"), ".gimbal/\n", written);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot write to " + root + ": " + e, e);
        }
        print(root, written);
        return ExitCode.DONE;
    }

    /// What a server would refuse later is not written.
    private static void requireName(String option, String text) {
        if (!text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw CodedException.invalidArgument("--" + option + ": \"" + text
                    + "\" cannot be one, expected letters, digits, dots, underscores and dashes, like "
                    + dashed(text));
        }
    }

    private void print(Path root, List<String> written) {
        if (json()) {
            terminal()
                    .print(JsonObject.builder()
                            .put("project", root.toString())
                            .put("written", JsonArray.ofTexts(written))
                            .build()
                            .toString());
        } else if (written.isEmpty()) {
            terminal().print("the project in " + root + " is laid out already");
        } else {
            written.forEach(file -> terminal().print("wrote " + root.resolve(file)));
        }
    }

    private static void write(Path file, String text, List<String> written) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, text);
            written.add(file.getFileName().toString());
        }
    }

    private static String project(String name, String owner) {
        return """
                # The root of a Gimbal project. Every other *.yaml below it declares assets: the first key of a document is its
                # kind, the value its name. `gimbal plan` shows what would change, `gimbal apply --why "..."` changes it, all of
                # it or nothing, and `gimbal schema KIND` prints what a kind may contain.
                project: %s
                owner: %s
                """.formatted(name, owner);
    }

    /// A folder's name as a project may be called: `My Taxi` is `my-taxi`.
    private static String dashed(String text) {
        String dashed =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        return dashed.isEmpty() ? "project" : dashed;
    }
}
