package io.gimbal.web.dataset;

import io.gimbal.data.Profile.ColumnProfile;
import io.gimbal.data.Profile.NumberSummary;
import io.gimbal.data.Profile.Quantile;
import io.gimbal.data.Profile.ValueCount;
import io.gimbal.web.kit.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A column's profile as a small picture with its figures.
///
/// @param path of the histogram's bars; empty where there are no numbers
/// @param label what the picture shows, in a sentence
/// @param middle the median, as text
/// @param top the most frequent values, where there are no numbers
public record ColumnPicture(
        String name,
        String type,
        String missing,
        String distinct,
        String path,
        String label,
        String low,
        String middle,
        String high,
        List<Frequent> top) {
    public static final int WIDTH = 232;
    public static final int HEIGHT = 48;
    private static final int MOST_VALUES = 4;
    private static final double MEDIAN = 0.5;

    public ColumnPicture {
        top = List.copyOf(top);
    }

    /// @param bar its length beside the most frequent, in pixels
    public record Frequent(String value, String count, int bar) {}

    static ColumnPicture of(ColumnProfile column, long rows) {
        String type = String.valueOf(column.type()).toLowerCase(Locale.ROOT);
        boolean isTime = type.contains("time") || type.contains("date");
        String missing = rows == 0 ? Figures.NONE : Figures.share((double) column.nullCount() / rows);
        String distinct = Figures.count(column.distinctCount());
        if (column.numbers().isEmpty()) {
            return new ColumnPicture(
                    column.name(), type, missing, distinct, "", "", "", "", "", frequent(column.top()));
        }
        NumberSummary numbers = column.numbers().get();
        return new ColumnPicture(
                column.name(),
                type,
                missing,
                distinct,
                bars(numbers.bins()),
                column.name() + " from " + text(numbers.minimum(), isTime) + " to " + text(numbers.maximum(), isTime),
                text(numbers.minimum(), isTime),
                median(numbers, isTime),
                text(numbers.maximum(), isTime),
                List.of());
    }

    private static String median(NumberSummary numbers, boolean isTime) {
        return numbers.quantiles().stream()
                .filter(quantile -> quantile.share() == MEDIAN)
                .map(Quantile::value)
                .findFirst()
                .map(value -> text(value, isTime))
                .orElse(Figures.NONE);
    }

    private static String text(double value, boolean isTime) {
        return isTime ? Figures.time(Instant.ofEpochSecond((long) value)) : Figures.number(value);
    }

    private static String bars(List<Long> bins) {
        long most = bins.stream().mapToLong(Long::longValue).max().orElse(0);
        if (most == 0) {
            return "";
        }
        double width = (double) WIDTH / bins.size();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < bins.size(); i++) {
            double height = bins.get(i) == 0 ? 0 : Math.max(1, (double) bins.get(i) / most * HEIGHT);
            path.append(String.format(
                    Locale.ROOT,
                    "M%.1f %dv-%.1fh%.1fv%.1fz",
                    i * width,
                    HEIGHT,
                    height,
                    Math.max(1, width - 1),
                    height));
        }
        return path.toString();
    }

    private static List<Frequent> frequent(List<ValueCount> values) {
        long most = values.isEmpty() ? 1 : values.getFirst().count();
        List<Frequent> frequent = new ArrayList<>();
        for (ValueCount value : values.stream().limit(MOST_VALUES).toList()) {
            frequent.add(new Frequent(
                    value.value(), Figures.count(value.count()), (int) Math.max(1, 80 * value.count() / most)));
        }
        return frequent;
    }
}
