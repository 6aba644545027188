package io.gimbal.tracking.search;

import io.gimbal.filter.Clause;
import io.gimbal.filter.Filter;
import io.gimbal.filter.Identifier;
import io.gimbal.filter.OrderBy;
import io.gimbal.filter.Value.ListValue;
import io.gimbal.filter.Value.NumberValue;
import io.gimbal.filter.Value.TextValue;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a search means, by looking at every run: a second opinion, which shares nothing with the first but the parser.
record NaiveSearch(List<SampleRun> runs, List<Long> deletedExperiments) {
    List<String> ids(RunQuery query) {
        Filter filter = SearchGrammars.RUNS.filter(query.filter());
        List<OrderBy> orders = SearchGrammars.RUNS.orders(query.orders());
        return runs.stream()
                .filter(run -> query.experiments().stream().anyMatch(it -> it.number() == run.experiment()))
                .filter(run -> shows(query.view(), run))
                .filter(run -> filter.clauses().stream().allMatch(clause -> holds(clause, run)))
                .sorted(order(orders))
                .map(SampleRun::id)
                .toList();
    }

    private boolean shows(LifecycleView view, SampleRun run) {
        boolean deleted = run.deleted() || deletedExperiments.contains(run.experiment());
        return view == LifecycleView.ALL || deleted == (view == LifecycleView.DELETED);
    }

    static boolean holds(Clause clause, SampleRun run) {
        if (clause.identifier().entity().equals("dataset")) {
            return run.datasets().stream()
                    .map(dataset -> part(dataset, clause.identifier().key()))
                    .anyMatch(text -> !text.isEmpty() && holds(clause, text));
        }
        return value(clause.identifier(), run)
                .map(value -> holds(clause, value))
                .orElse(false);
    }

    private static String part(SampleRun.Dataset dataset, String key) {
        return key.equals("name") ? dataset.name() : key.equals("digest") ? dataset.digest() : dataset.context();
    }

    private static Optional<Object> value(Identifier identifier, SampleRun run) {
        String key = identifier.key();
        return switch (identifier.entity()) {
            case "metric" -> Optional.ofNullable(run.metrics().get(key));
            case "param" -> Optional.ofNullable(run.params().get(key));
            case "tag" -> tag(key, run);
            default -> attribute(key, run);
        };
    }

    private static Optional<Object> tag(String key, SampleRun run) {
        if (key.equals("mlflow.runName")) {
            return Optional.of(run.name());
        }
        boolean parent = key.equals("mlflow.parentRunId") && run.parent().isPresent();
        return parent
                ? run.parent().map(it -> it)
                : Optional.ofNullable(run.tags().get(key));
    }

    private static Optional<Object> attribute(String key, SampleRun run) {
        return switch (key) {
            case "run_id" -> Optional.of(run.id());
            case "run_name" -> Optional.of(run.name());
            case "user_id" -> Optional.of(run.user());
            case "status" -> Optional.of(run.status().toUpperCase(Locale.ROOT));
            case "artifact_uri" -> Optional.of(run.artifacts());
            case "start_time" -> Optional.of((double) Math.floorDiv(run.startedAt(), 1000));
            default -> run.endedAt().map(it -> (double) Math.floorDiv(it, 1000));
        };
    }

    private static boolean holds(Clause clause, Object value) {
        return switch (clause.value()) {
            case NumberValue number -> holds(clause, (Double) value, number.number());
            case TextValue text -> holds(clause, value.toString(), text.value());
            case ListValue list -> {
                List<String> named = list.values().stream()
                        .filter(it -> !clause.identifier().key().equals("run_id")
                                || it.chars().noneMatch(Character::isUpperCase))
                        .toList();
                yield named.contains(value.toString())
                        == clause.comparison().text().equals("IN");
            }
        };
    }

    private static boolean holds(Clause clause, double value, double asked) {
        if (Double.isNaN(value)) {
            return clause.comparison().text().equals("!=");
        }
        int sign = new BigDecimal(value).compareTo(new BigDecimal(asked));
        return switch (clause.comparison()) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case GREATER -> sign > 0;
            case AT_LEAST -> sign >= 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            default -> throw new AssertionError(clause);
        };
    }

    private static boolean holds(Clause clause, String value, String asked) {
        return switch (clause.comparison()) {
            case EQUAL -> value.equals(asked);
            case NOT_EQUAL -> !value.equals(asked);
            case LIKE -> like(value, asked);
            case ILIKE -> like(fold(value), fold(asked));
            default -> throw new AssertionError(clause);
        };
    }

    private static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        text.chars().forEach(it -> folded.append((char) (it >= 'A' && it <= 'Z' ? it + 32 : it)));
        return folded.toString();
    }

    private static boolean like(String text, String pattern) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        if (pattern.charAt(0) == '%') {
            return like(text, pattern.substring(1)) || (!text.isEmpty() && like(text.substring(1), pattern));
        }
        return !text.isEmpty()
                && (pattern.charAt(0) == '_' || pattern.charAt(0) == text.charAt(0))
                && like(text.substring(1), pattern.substring(1));
    }

    private static Comparator<SampleRun> order(List<OrderBy> orders) {
        boolean startNamed = orders.stream().anyMatch(it -> it.identifier().equals(SearchGrammars.START));
        Stream<Comparator<SampleRun>> named = orders.stream().map(NaiveSearch::order);
        Stream<Comparator<SampleRun>> rest = Stream.of(
                startNamed
                        ? (_, _) -> 0
                        : Comparator.comparingLong(SampleRun::startedAt).reversed(),
                Comparator.comparing(SampleRun::id));
        return Stream.concat(named, rest).reduce((_, _) -> 0, Comparator::thenComparing);
    }

    private static Comparator<SampleRun> order(OrderBy order) {
        Predicate<Object> nan = value -> value instanceof Double number && number.isNaN();
        Comparator<SampleRun> byPhase = Comparator.comparingInt(run ->
                sortable(order, run).map(value -> nan.test(value) ? 1 : 0).orElse(2));
        Comparator<SampleRun> byValue = (a, b) -> {
            Object left = sortable(order, a).filter(nan.negate()).orElse("");
            Object right = sortable(order, b).filter(nan.negate()).orElse("");
            return left instanceof Double number
                    ? number.compareTo((Double) right)
                    : left.toString().compareTo(right.toString());
        };
        return byPhase.thenComparing(order.ascending() ? byValue : byValue.reversed());
    }

    /// Times are ordered as exactly as they are kept.
    private static Optional<Object> sortable(OrderBy order, SampleRun run) {
        return switch (order.identifier().key()) {
            case "start_time" -> Optional.of((double) run.startedAt());
            case "end_time" -> run.endedAt().map(it -> (double) it);
            case "duration" -> run.endedAt().map(it -> (double) (it - run.startedAt()));
            default -> value(order.identifier(), run);
        };
    }
}
