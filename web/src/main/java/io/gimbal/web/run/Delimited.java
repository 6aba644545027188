package io.gimbal.web.run;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rows of a CSV or TSV file, one after the other: cells may stand in quotes, with lines and delimiters in them. A row
/// ends with its line, a quoted cell that never ends with the file.
final class Delimited {
    private static final int MAX_CELLS = 200;
    private static final int MAX_CELL = 2_000;

    private final Reader reader;
    private final char delimiter;
    private int next;

    /// @param reader buffered
    Delimited(Reader reader, char delimiter) throws IOException {
        this.reader = reader;
        this.delimiter = delimiter;
        this.next = reader.read();
    }

    /// The next row; of very wide ones the first cells, of very long cells the beginning. Empty at the end.
    Optional<List<String>> row() throws IOException {
        if (next < 0) {
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>();
        boolean more = true;
        while (more) {
            String cell = next == '"' ? quoted() : plain();
            if (cells.size() < MAX_CELLS) {
                cells.add(cell);
            }
            more = next == delimiter;
            if (more || next == '\n') {
                next = reader.read();
            }
        }
        return Optional.of(cells);
    }

    private String plain() throws IOException {
        StringBuilder cell = new StringBuilder();
        while (next >= 0 && next != delimiter && next != '\n') {
            append(cell);
        }
        int end = cell.length();
        return end > 0 && cell.charAt(end - 1) == '\r' ? cell.substring(0, end - 1) : cell.toString();
    }

    private String quoted() throws IOException {
        StringBuilder cell = new StringBuilder();
        next = reader.read();
        while (next >= 0) {
            if (next == '"') {
                next = reader.read();
                if (next != '"') {
                    return cell + plain();
                }
            }
            append(cell);
        }
        return cell.toString();
    }

    private void append(StringBuilder cell) throws IOException {
        if (cell.length() < MAX_CELL) {
            cell.append((char) next);
        }
        next = reader.read();
    }
}
