package io.gimbal.core.config;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import io.gimbal.core.config.SettingsLayer.Given;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads `gimbal.properties`: one `key = value` a line, `#` starts a comment line. Stricter than
/// [java.util.Properties]: a key given twice and a backslash, whose meaning people guess wrong, are problems, and every
/// value keeps its line.
final class SettingsFile {
    private final Path file;
    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Problems problems = new Problems();

    private SettingsFile(Path file) {
        this.file = file;
    }

    static SettingsLayer read(Path path) {
        SettingsFile file = new SettingsFile(path);
        if (Files.exists(path)) {
            file.readLines();
        }
        return new KeyedLayer(file.given, file.problems);
    }

    private void readLines() {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "cannot read " + file + " as UTF-8 text", e);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                readLine(line, new Location(file.toString(), i + 1, 0));
            }
        }
    }

    private void readLine(String line, Location at) {
        int equals = line.indexOf('=');
        if (equals <= 0) {
            problems.add(Problem.at(at, "not a setting, expected key = value").withExcerpt(line));
        } else if (line.indexOf('\\') >= 0) {
            problems.add(Problem.at(at, "a backslash has no meaning here").withHint("write paths with /"));
        } else {
            String key = line.substring(0, equals).strip();
            Given earlier =
                    given.putIfAbsent(key, new Given(line.substring(equals + 1).strip(), at));
            if (earlier != null) {
                problems.add(Problem.at(at, "\"" + key + "\" is given twice, first at " + earlier.origin()));
            }
        }
    }
}
