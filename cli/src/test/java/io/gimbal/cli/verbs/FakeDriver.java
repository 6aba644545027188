package io.gimbal.cli.verbs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Stands for the program that tells the story: notes what it was told, speaks if there is a file `speaks`, and ends as
/// the file `ends-with` says.
public final class FakeDriver {
    private FakeDriver() {}

    public static void main(String... arguments) throws IOException {
        Path project = Path.of(arguments[List.of(arguments).indexOf("--project") + 1]);
        Files.writeString(project.resolve("told"), String.join(" ", arguments));
        if (Files.exists(project.resolve("speaks"))) {
            System.out.println("once upon a time");
        }
        int report = List.of(arguments).indexOf("--report");
        if (report >= 0) {
            Files.writeString(Path.of(arguments[report + 1]), "{\"rows_read\": 7}");
        }
        Path ending = project.resolve("ends-with");
        System.exit(Files.exists(ending) ? Integer.parseInt(Files.readString(ending)) : 0);
    }
}
