package io.gimbal.pipelines.steps;

import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.query.QueryEngine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which tables of a run are made of which, by the names of their steps, datasets and sources.
final class Lineage {
    private final Map<String, List<String>> reads = new LinkedHashMap<>();
    private final Map<String, StepOutput> outputs;

    private Lineage(Map<String, StepOutput> outputs) {
        this.outputs = outputs;
    }

    static Lineage of(RunContext context, QueryEngine engine) {
        Lineage lineage = new Lineage(context.outputs());
        for (Step step : context.pipeline().steps()) {
            lineage.reads.put(step.name(), lineage.reads(step, engine));
        }
        return lineage;
    }

    private List<String> reads(Step step, QueryEngine engine) {
        return switch (step) {
            case Step.Sql sql ->
                StepSql.of(sql.sql()).tables(engine).stream().map(this::named).toList();
            case Step.TrainingSet set -> List.of(set.spine());
            case Step.Train train -> List.of(train.data());
            case Step.Validate _, Step.Evaluate _, Step.Register _, Step.Command _ -> List.of();
        };
    }

    /// A query's tables are the steps before it, in whatever case it writes them; else what came from outside.
    private String named(String table) {
        return reads.keySet().stream()
                .filter(step -> step.equalsIgnoreCase(table))
                .findFirst()
                .orElse(table);
    }

    /// The step and everything it is made of.
    Set<String> upstream(String step) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(step));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (seen.add(name)) {
                reads.getOrDefault(name, List.of()).forEach(open::push);
            }
        }
        return seen;
    }

    /// Addresses of the assets a step is made of.
    List<String> sources(String step) {
        return upstream(step).stream()
                .filter(outputs::containsKey)
                .flatMap(name -> Objects.requireNonNull(outputs.get(name)).from().stream())
                .distinct()
                .toList();
    }
}
