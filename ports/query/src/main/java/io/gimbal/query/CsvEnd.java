package io.gimbal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// Whether a CSV file ends within a line: its last one has no line break and too few columns. A file that was cut
/// between two lines looks whole.
final class CsvEnd {
    private static final int LONGEST_LINE = 1 << 16;

    private CsvEnd() {}

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT naming the file
    static void check(Path path, int columns) {
        String line = lastLine(path);
        if (line.isEmpty() || line.indexOf('"') >= 0) { // a comma in quotes is none
            return;
        }
        long found = 1 + line.chars().filter(c -> c == ',').count();
        if (found < columns) {
            throw FileChecks.refused(
                    path, "is cut short: its last line has " + found + " of " + columns + " columns and no end");
        }
    }

    /// What comes after the last line break; empty if nothing does.
    private static String lastLine(Path path) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(file.length(), LONGEST_LINE)];
            file.seek(file.length() - end.length);
            file.readFully(end);
            String text = new String(end, UTF_8);
            return text.substring(1 + Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')));
        } catch (IOException e) {
            throw FileChecks.unreadable(path, e);
        }
    }
}
