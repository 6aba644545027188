package io.gimbal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// Whether a CSV file ends within a line: its last one has no line break, and too few columns or a quote that is left
/// open. A file that was cut between two lines looks whole.
final class CsvEnd {
    private static final int LONGEST_LINE = 1 << 16;

    private CsvEnd() {}

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT naming the file
    static void check(Path path, int columns) {
        String line = lastLine(path);
        if (line.isEmpty() || beginsWithinQuotes(line)) {
            return;
        }
        int found = 1;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            found += c == ',' && !quoted ? 1 : 0;
        }
        if (quoted) {
            throw FileChecks.refused(path, "is cut short: its last line ends within quotes");
        }
        if (found < columns) {
            throw FileChecks.refused(
                    path, "is cut short: its last line has " + found + " of " + columns + " columns and no end");
        }
    }

    /// A value in quotes may hold line breaks; then a quote ends what has not begun here.
    private static boolean beginsWithinQuotes(String line) {
        int first = line.indexOf('"');
        return first > 0 && line.charAt(first - 1) != ',';
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
