package io.gimbal.pipelines.steps;

import io.gimbal.core.CodedException;
import io.gimbal.model.Column;
import io.gimbal.model.LoadedModel;
import io.gimbal.model.Rows;
import io.gimbal.pipelines.EvaluationFacts;
import io.gimbal.pipelines.EvaluationFacts.Errors;
import io.gimbal.pipelines.EvaluationFacts.SliceErrors;
import io.gimbal.statistics.Pairs;
import io.gimbal.statistics.RegressionErrors;
import io.gimbal.statistics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How models do on some rows.
///
/// @param slices address of a feature to its column
record Judging(ExampleRows rows, Map<String, String> slices) {
    /// What a value that is missing is called among the slices.
    private static final String MISSING = "missing";

    private static final int WARM_UP = 5_000;
    private static final int TIMED = 5_000;
    private static final double NANOS_PER_MILLI = 1e6;

    Errors errors(LoadedModel model) {
        double[] predicted = model.predict(inputs(model));
        SliceErrors all = of(predicted, every());
        Map<String, Map<String, SliceErrors>> bySlice = new LinkedHashMap<>();
        slices.forEach((address, column) -> bySlice.put(address, slice(predicted, column)));
        return new Errors(all.mae(), all.bias(), all.rows(), worst(bySlice), bySlice);
    }

    private Rows inputs(LoadedModel model) {
        return rows.features().select(model.signature().inputNames());
    }

    private int[] every() {
        int[] every = new int[rows.size()];
        Arrays.setAll(every, row -> row);
        return every;
    }

    private Map<String, SliceErrors> slice(double[] predicted, String name) {
        Column column = rows.features().column(name);
        Map<String, List<Integer>> members = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            String value = column.category(row);
            members.computeIfAbsent(value == null ? MISSING : value, _ -> new ArrayList<>())
                    .add(row);
        }
        Map<String, SliceErrors> errors = new LinkedHashMap<>();
        members.forEach((value, some) -> errors.put(
                value, of(predicted, some.stream().mapToInt(Integer::intValue).toArray())));
        return errors;
    }

    private SliceErrors of(double[] predicted, int[] some) {
        double[] observed = new double[some.length];
        double[] chosen = new double[some.length];
        for (int i = 0; i < some.length; i++) {
            observed[i] = rows.labels()[some[i]];
            chosen[i] = predicted[some[i]];
        }
        Pairs pairs = Pairs.of(observed, chosen);
        if (pairs.size() != some.length) {
            throw CodedException.invalidArgument(
                    "the model gives no number for " + (some.length - pairs.size()) + " of " + some.length + " rows");
        }
        RegressionErrors errors = RegressionErrors.of(pairs)
                .find()
                .orElseThrow(() -> CodedException.invalidArgument("the model's errors are too large to be judged"));
        return new SliceErrors(
                some.length, errors.meanAbsolute().value(), errors.bias().value());
    }

    private static Optional<Double> worst(Map<String, Map<String, SliceErrors>> slices) {
        return slices.values().stream()
                .flatMap(slice -> slice.values().stream())
                .filter(slice -> slice.rows() >= EvaluationFacts.FEWEST_ROWS_OF_A_SLICE)
                .map(SliceErrors::mae)
                .max(Double::compare);
    }

    /// The time below which 99 of 100 single predictions stay, once the code is warm.
    double p99Milliseconds(LoadedModel model) {
        Rows all = inputs(model);
        List<Rows> single = new ArrayList<>();
        int count = Math.min(TIMED, all.size());
        for (int i = 0; i < count; i++) {
            single.add(all.row((int) ((long) i * all.size() / count)));
        }
        for (int i = 0; i < WARM_UP; i++) {
            model.predict(single.get(i % count));
        }
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            model.predict(single.get(i));
            millis[i] = (System.nanoTime() - start) / NANOS_PER_MILLI;
        }
        return Sample.of(millis).quantile(0.99).find().orElseThrow();
    }
}
