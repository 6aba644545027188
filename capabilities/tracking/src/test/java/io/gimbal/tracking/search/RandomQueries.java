package io.gimbal.tracking.search;

import io.gimbal.tracking.ExperimentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes up queries about [SampleRuns].
final class RandomQueries {
    private static final List<String> ORDERED = List.of(
            "metrics.a",
            "metrics.b",
            "metrics.rare",
            "metrics.unheard",
            "params.x",
            "params.`y z`",
            "tags.x",
            "tags.mlflow.parentRunId",
            "tags.mlflow.runName",
            "run_id",
            "run_name",
            "user_id",
            "status",
            "artifact_uri",
            "start_time",
            "end_time",
            "duration");

    private final Random random;
    private final List<SampleRun> runs;

    RandomQueries(Random random, List<SampleRun> runs) {
        this.random = random;
        this.runs = runs;
    }

    RunQuery next() {
        return new RunQuery(
                pick(List.of(List.of(1L), List.of(1L), List.of(1L, 2L, 3L, 99L), List.of(3L), List.of(2L, 1L))).stream()
                        .map(ExperimentId::of)
                        .toList(),
                pick(List.of(LifecycleView.ACTIVE, LifecycleView.ALL, LifecycleView.DELETED)),
                many(3, this::clause).collect(Collectors.joining(" AND ")),
                orders(),
                new PageSize(1 + random.nextInt(12)),
                Optional.empty());
    }

    private List<String> orders() {
        List<String> keys = new ArrayList<>(ORDERED);
        return many(3, () -> keys.remove(random.nextInt(keys.size())) + pick(List.of("", " ASC", " DESC")))
                .toList();
    }

    private String clause() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> "metrics." + pick(List.of("a", "b", "rare", "unheard")) + comparison() + number();
            case 2 -> "params." + pick(List.of("x", "`y z`", "unheard")) + text();
            case 3 -> "tags." + pick(List.of("x", "mlflow.parentRunId", "mlflow.runName")) + text();
            case 4 -> pick(List.of("run_name", "user_id", "artifact_uri", "run_id")) + text();
            case 5 ->
                pick(List.of("start_time", "end_time"))
                        + comparison()
                        + (1_700_000_000_000L + random.nextInt(8) + pick(List.of("", ".5")));
            case 6 ->
                "status" + pick(List.of(" = 'RUNNING'", " != 'FAILED'", " = 'running'", " LIKE 'F%'", " ILIKE 'f%'"));
            case 7 -> "run_id " + pick(List.of("IN", "NOT IN")) + " ('" + id() + "', '" + id() + "', 'A')";
            default ->
                "datasets."
                        + pick(List.of(
                                "name = 'data00'",
                                "name LIKE 'data1%'",
                                "digest != 'd1'",
                                "name IN ('data00', 'data11')",
                                "context = 'train'",
                                "context != 'train'",
                                "digest NOT IN ('d0')"));
        };
    }

    private String id() {
        return pick(runs).id();
    }

    private String comparison() {
        return pick(List.of(" = ", " != ", " > ", " >= ", " < ", " <= "));
    }

    private String number() {
        return pick(List.of("0", "0.25", "-1.5", "1e300", "2", "-3"));
    }

    private String text() {
        String value = pick(SampleRuns.VALUES);
        int cut = random.nextInt(value.length() + 1);
        return switch (random.nextInt(4)) {
            case 0 -> " != '" + value + "'";
            case 1 -> " LIKE '" + value.substring(0, cut) + "%'";
            case 2 -> " ILIKE '%" + value.substring(cut) + "'";
            default -> " = '" + value + "'";
        };
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static <T> Stream<T> many(Random random, int most, Supplier<T> each) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(_ -> each.get());
    }

    private Stream<String> many(int most, Supplier<String> each) {
        return many(random, most, each);
    }
}
