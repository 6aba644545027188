package io.gimbal.web.run;

import io.gimbal.core.CodedException;
import io.gimbal.http.MediaTypes;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.Artifacts;
import io.gimbal.web.kit.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Shows files by what their names promise and their first bytes keep. A page or a drawing that could carry scripts is
/// shown as the text it is; what is large or unknown is only to be downloaded.
final class FilePages {
    private static final int TEXT_BYTES = 256 << 10;
    private static final int JSON_BYTES = 4 << 20;
    private static final long TABLE_BYTES = 64L << 20;
    private static final int ROWS = 50;

    private final Artifacts artifacts;

    FilePages(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /// @param after how many rows of a table stand before those that are shown
    FileView view(Artifact file, FilePlace place, long after) {
        return new FileView(
                file.path().name(),
                Sizes.of(file.size()),
                Figures.time(file.at()),
                file.digest().hex(),
                place.download(),
                content(file, place, after));
    }

    private FileView.Content content(Artifact file, FilePlace place, long after) {
        String ending = ending(file.path().name());
        return switch (ending) {
            case "csv" -> table(file, place, ',', after);
            case "tsv" -> table(file, place, '\t', after);
            case "json" -> json(file, place, after);
            case "png", "jpg", "jpeg", "gif", "webp" -> image(file, place, ending);
            case "svg", "diff", "patch" -> text(file);
            default ->
                MediaTypes.ofName(file.path().name()).equals("text/plain")
                        ? text(file)
                        : new FileView.Nothing("There is no view for files of this kind.");
        };
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private FileView.Content image(Artifact file, FilePlace place, String ending) {
        byte[] head = read(file, 16);
        String start = new String(head, StandardCharsets.ISO_8859_1);
        boolean kept = switch (ending) {
            case "png" -> start.startsWith("\u0089PNG\r\n\u001a\n");
            case "gif" -> start.startsWith("GIF87a") || start.startsWith("GIF89a");
            case "webp" -> start.startsWith("RIFF") && start.startsWith("WEBP", 8);
            default -> start.startsWith("\u00ff\u00d8\u00ff");
        };
        return kept
                ? new FileView.Image(place.download())
                : new FileView.Nothing("Its name promises a picture, its content is none.");
    }

    private FileView.Content text(Artifact file) {
        String text = new String(read(file, TEXT_BYTES), StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            return new FileView.Nothing("Its name promises a text, its content is none.");
        }
        return new FileView.Text(
                text, file.size() > TEXT_BYTES ? "The first " + Sizes.of(TEXT_BYTES) + " are shown." : "");
    }

    private FileView.Content json(Artifact file, FilePlace place, long after) {
        if (file.size() > JSON_BYTES) {
            return text(file);
        }
        Optional<JsonValue> value = parsed(read(file, JSON_BYTES));
        return value.flatMap(FilePages::rows)
                .<FileView.Content>map(rows -> page(rows.columns(), rows.cells(), place, after))
                .or(() -> value.map(parsed -> laidOut(JsonLayout.of(parsed))))
                .orElseGet(() -> text(file));
    }

    private static FileView.Text laidOut(String text) {
        return text.length() <= TEXT_BYTES
                ? new FileView.Text(text, "")
                : new FileView.Text(text.substring(0, TEXT_BYTES), "The first " + Sizes.of(TEXT_BYTES) + " are shown.");
    }

    /// What is no JSON of ours, such as one with NaN in it, is shown as it is.
    private static Optional<JsonValue> parsed(byte[] content) {
        try {
            return Optional.of(Json.parse(content));
        } catch (CodedException e) {
            return Optional.empty();
        }
    }

    private record Rows(List<String> columns, List<List<String>> cells) {}

    /// A table as MLflow's client logs it: `{"columns": [...], "data": [[...], ...]}`.
    private static Optional<Rows> rows(JsonValue value) {
        if (value instanceof JsonObject object
                && object.fields().get("columns") instanceof JsonArray columns
                && object.fields().get("data") instanceof JsonArray data
                && data.items().stream().allMatch(JsonArray.class::isInstance)) {
            return Optional.of(new Rows(
                    cells(columns),
                    data.items().stream().map(row -> cells((JsonArray) row)).toList()));
        }
        return Optional.empty();
    }

    private static List<String> cells(JsonArray row) {
        return row.items().stream()
                .map(cell -> cell instanceof JsonString text ? text.value() : Json.text(cell))
                .toList();
    }

    private static FileView.Table page(List<String> columns, List<List<String>> rows, FilePlace place, long after) {
        int from = (int) Math.min(after, rows.size());
        int to = Math.min(from + ROWS, rows.size());
        return table(columns, rows.subList(from, to), place, from, to < rows.size());
    }

    private static FileView.Table table(
            List<String> columns, List<List<String>> rows, FilePlace place, long from, boolean more) {
        String shown = rows.isEmpty()
                ? "no more rows"
                : "rows " + Figures.count(from + 1) + " to " + Figures.count(from + rows.size());
        return new FileView.Table(
                columns,
                rows,
                shown,
                from == 0 ? "" : place.after(Math.max(0, from - ROWS)),
                more ? place.after(from + ROWS) : "");
    }

    private FileView.Content table(Artifact file, FilePlace place, char delimiter, long after) {
        if (file.size() > TABLE_BYTES) {
            return new FileView.Nothing("Tables of more than " + Sizes.of(TABLE_BYTES) + " are not shown.");
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(artifacts.open(file), StandardCharsets.UTF_8))) {
            Delimited lines = new Delimited(reader, delimiter);
            List<String> columns = lines.row().orElse(List.of());
            List<List<String>> rows = new ArrayList<>();
            Optional<List<String>> row = lines.row();
            for (long number = 0; row.isPresent() && rows.size() < ROWS; number++) {
                if (number >= after) {
                    rows.add(row.get());
                }
                row = lines.row();
            }
            return table(columns, rows, place, after, row.isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] read(Artifact file, int limit) {
        try (InputStream content = artifacts.open(file)) {
            return content.readNBytes(limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
