package io.gimbal.model;

import java.util.SplittableRandom;

/// Invented trips, for whoever tests models: minutes depend on distance, hour and borough.
public final class ModelFixtures {
    private static final String[] BOROUGHS = {"Bronx", "Brooklyn", "Manhattan", "Queens"};

    private ModelFixtures() {}

    /// The inputs `distance`, `hour` and `borough`; no value is missing.
    public static Rows trips(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] distance = new double[size];
        double[] hour = new double[size];
        String[] borough = new String[size];
        for (int row = 0; row < size; row++) {
            distance[row] = Math.round(random.nextDouble() * random.nextDouble() * 2000) / 100.0;
            hour[row] = random.nextInt(24);
            borough[row] = BOROUGHS[random.nextInt(BOROUGHS.length)];
        }
        return Rows.builder(size)
                .number("distance", distance)
                .number("hour", hour)
                .text("borough", borough)
                .build();
    }

    /// Trips with their `minutes`.
    public static TrainingTable table(int size, long seed) {
        Rows trips = trips(size, seed);
        SplittableRandom random = new SplittableRandom(seed + 1);
        double[] minutes = new double[size];
        for (int row = 0; row < size; row++) {
            double distance = ((NumberColumn) trips.column("distance")).value(row);
            double hour = ((NumberColumn) trips.column("hour")).value(row);
            double slow = "Manhattan".equals(trips.column("borough").category(row)) ? 1.5 : 1;
            double noise = random.nextDouble() * 4 - 2;
            minutes[row] = Math.round(100 * (4 + slow * distance * 2.5 + Math.abs(hour - 12) / 4 + noise)) / 100.0;
        }
        return new TrainingTable(trips, "minutes", minutes);
    }

    /// The same table with one value of a column missing.
    public static TrainingTable withMissing(TrainingTable table, String name, int row) {
        Rows.Builder rows = Rows.builder(table.size());
        for (String column : table.features().names()) {
            Column values = table.features().column(column);
            rows.column(column, column.equals(name) ? hide(values, row) : values);
        }
        return new TrainingTable(rows.build(), table.label(), table.labels());
    }

    private static Column hide(Column column, int hidden) {
        return switch (column) {
            case NumberColumn numbers -> {
                double[] values = new double[numbers.size()];
                for (int row = 0; row < values.length; row++) {
                    values[row] = row == hidden ? Double.NaN : numbers.value(row);
                }
                yield NumberColumn.of(values);
            }
            case TextColumn texts -> {
                String[] values = new String[texts.size()];
                for (int row = 0; row < values.length; row++) {
                    values[row] = row == hidden ? null : texts.category(row);
                }
                yield TextColumn.of(values);
            }
        };
    }
}
