package io.gimbal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The column names in the first line of a CSV file. A column without a name is called by its place: `column0`.
final class CsvHeader {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final BufferedReader reader;
    private final List<String> names = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    private int read;

    private CsvHeader(BufferedReader reader) {
        this.reader = reader;
    }

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT naming the file if it has no header, or two columns
    ///     of one name
    static List<String> read(Path path, boolean gzipped) {
        try (InputStream file = Files.newInputStream(path);
                InputStream content = gzipped ? new GZIPInputStream(file) : file;
                BufferedReader reader = new BufferedReader(new InputStreamReader(content, UTF_8.newDecoder()))) {
            List<String> names = new CsvHeader(reader).parse();
            for (int i = 0; i < names.size(); i++) {
                if (names.subList(0, i).stream().anyMatch(names.get(i)::equalsIgnoreCase)) {
                    throw FileChecks.refused(path, "has two columns called \"" + names.get(i) + "\"");
                }
            }
            return names;
        } catch (CharacterCodingException e) {
            throw FileChecks.refused(path, "is not UTF-8 text");
        } catch (IOException e) {
            throw FileChecks.unreadable(path, e);
        }
    }

    private List<String> parse() throws IOException {
        boolean quoted = false;
        int c = next();
        c = c == BYTE_ORDER_MARK ? next() : c;
        while (c >= 0 && (quoted || (c != '\n' && c != '\r'))) {
            int following = next();
            if (c == '"' && quoted && following == '"') {
                name.append('"');
                following = next();
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                finishName();
            } else {
                name.append((char) c);
            }
            c = following;
        }
        finishName();
        return names;
    }

    private int next() throws IOException {
        return read++ > MOST_CHARACTERS ? -1 : reader.read();
    }

    private void finishName() {
        String found = name.toString().strip();
        names.add(found.isEmpty() ? "column" + names.size() : found);
        name.setLength(0);
    }
}
