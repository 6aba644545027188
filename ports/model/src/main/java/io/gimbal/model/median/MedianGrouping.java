package io.gimbal.model.median;

import io.gimbal.core.CodedException;
import io.gimbal.model.Column;
import io.gimbal.model.NumberColumn;
import io.gimbal.model.Rows;
import io.gimbal.model.TextColumn;
import io.gimbal.model.TrainingProgress;
import io.gimbal.statistics.FrozenEdges;
import io.gimbal.statistics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Groups the rows of a table by their keys, level by level.
final class MedianGrouping {
    private final Rows rows;
    private final double[] labels;
    private final long minimumRows;
    private final List<MedianTable.Key> keys = new ArrayList<>();
    private final List<KeyCells> cells = new ArrayList<>();

    /// @param rows have the keys as their columns
    MedianGrouping(Rows rows, double[] labels, List<String> categories, int bands, long minimumRows) {
        this.rows = rows;
        this.labels = labels;
        this.minimumRows = minimumRows;
        categories.forEach(rows::column); // must be keys
        for (int i = 0; i < rows.names().size(); i++) {
            String name = rows.names().get(i);
            keys.add(key(name, rows.columns().get(i), categories.contains(name), bands));
            cells.add(new KeyCells(keys.getLast()));
        }
    }

    private static MedianTable.Key key(String name, Column column, boolean category, int bands) {
        return switch (column) {
            case NumberColumn numbers
            when !category -> new MedianTable.Key(name, Optional.of(bandEdges(numbers, bands)), Optional.empty());
            case NumberColumn _, TextColumn _ ->
                new MedianTable.Key(
                        name,
                        Optional.empty(),
                        Optional.of(List.copyOf(column.frequencies().keySet())));
        };
    }

    private static List<Double> bandEdges(NumberColumn numbers, int bands) {
        return FrozenEdges.quantiles(Sample.of(numbers.present()), bands)
                .map(edges -> edges.intervals().edges())
                .find()
                .orElseThrow(() -> CodedException.invalidArgument("a key without any value cannot be cut into bands"));
    }

    MedianTable group(TrainingProgress progress) {
        List<MedianTable.Level> levels = new ArrayList<>();
        for (int used = keys.size(); used >= 0; used--) {
            levels.add(level(used));
            progress.report((double) levels.size() / (keys.size() + 1), "grouped by " + used + " keys");
        }
        return new MedianTable(keys, levels);
    }

    private MedianTable.Level level(int used) {
        TreeMap<Long, List<Integer>> groups = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            groups.computeIfAbsent(address(row, used), _ -> new ArrayList<>()).add(row);
        }
        List<MedianTable.Cell> filled = new ArrayList<>();
        for (Map.Entry<Long, List<Integer>> group : groups.entrySet()) {
            List<Integer> members = group.getValue();
            if (used == 0 || members.size() >= minimumRows) {
                filled.add(new MedianTable.Cell(place(members.getFirst(), used), members.size(), median(members)));
            }
        }
        return new MedianTable.Level(rows.names().subList(0, used), filled);
    }

    private long address(int row, int used) {
        CellAddress address = new CellAddress();
        try {
            for (int i = 0; i < used; i++) {
                address.add(
                        cells.get(i).cellOf(rows.columns().get(i), row),
                        cells.get(i).size());
            }
        } catch (ArithmeticException e) {
            throw CodedException.invalidArgument("the keys " + rows.names() + " have too many combinations");
        }
        return address.value();
    }

    private List<String> place(int row, int used) {
        List<String> place = new ArrayList<>();
        for (int i = 0; i < used; i++) {
            Column column = rows.columns().get(i);
            String category = keys.get(i).bands().isPresent()
                    ? Integer.toString(cells.get(i).cellOf(column, row))
                    : column.category(row);
            place.add(category == null ? "" : category);
        }
        return place;
    }

    private double median(List<Integer> members) {
        double[] values = members.stream().mapToDouble(row -> labels[row]).toArray();
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
