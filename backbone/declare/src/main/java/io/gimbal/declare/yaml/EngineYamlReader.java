package io.gimbal.declare.yaml;

import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import io.gimbal.declare.SourceFile;
import io.gimbal.declare.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads with the library's event parser, which keeps no recursion and no limits of its own from us.
public final class EngineYamlReader implements YamlReader {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(SourceFile.MAX_LENGTH + 1)
            .setUseMarks(true)
            .build();

    @Override
    public List<YamlDocument> read(SourceFile file, Problems problems) {
        String text = file.text().startsWith("\uFEFF") ? file.text().substring(1) : file.text();
        TreeBuilder builder = new TreeBuilder(file.path(), text);
        try {
            new Parse(SETTINGS).parseString(text).forEach(builder::accept);
        } catch (Refusal refusal) {
            problems.add(refusal.problem());
        } catch (MarkedYamlEngineException e) {
            problems.add(syntax(file.path(), text, e));
        } catch (ReaderException e) {
            problems.add(unreadable(file.path(), text, e));
        } catch (YamlEngineException e) {
            problems.add(file.path(), "not YAML: " + e.getMessage());
        }
        problems.addAll(builder.problems());
        return builder.documents();
    }

    private static Problem syntax(String path, String text, MarkedYamlEngineException e) {
        Optional<Mark> mark = e.getProblemMark();
        int line = mark.map(Mark::getLine).orElse(0) + 1;
        int column = mark.map(Mark::getColumn).orElse(0) + 1;
        String shown = text.lines().skip(line - 1L).findFirst().orElse("");
        Location location = new Location(path, line, column);
        String indentation =
                shown.substring(0, shown.length() - shown.stripLeading().length());
        if (indentation.contains("\t")) {
            return Problem.at(location, "a tab is no indentation")
                    .withExcerpt(shown.strip())
                    .withHint("indent with spaces");
        }
        return Problem.at(location, "not YAML: " + e.getProblem().toLowerCase(Locale.ROOT))
                .withExcerpt(shown.strip());
    }

    private static Problem unreadable(String path, String text, ReaderException e) {
        String before = text.substring(
                0, text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length()))));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return Problem.at(
                new Location(path, line, column),
                String.format("the character U+%04X cannot be part of a YAML file", e.getCodePoint()));
    }
}
