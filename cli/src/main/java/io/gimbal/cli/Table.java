package io.gimbal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Rows of text in aligned columns, two spaces apart; columns of numbers are aligned at the right. Not thread-safe.
public final class Table {
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        this.header = List.of(header);
    }

    public Table add(Object... cells) {
        rows.add(Stream.of(cells).map(String::valueOf).toList());
        return this;
    }

    public List<String> lines() {
        return Stream.concat(Stream.of(header), rows.stream()).map(this::line).toList();
    }

    private String line(List<String> row) {
        return IntStream.range(0, header.size())
                .mapToObj(column -> cell(row.get(column), column))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private String cell(String text, int column) {
        String padding = " ".repeat(width(column) - text.length());
        return isNumeric(column) ? padding + text : text + padding;
    }

    private int width(int column) {
        return Stream.concat(Stream.of(header), rows.stream())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty()
                && rows.stream().allMatch(row -> row.get(column).matches("-?[0-9][0-9.,]*( ?(%|ms|s|MB|GB))?|–?"));
    }
}
