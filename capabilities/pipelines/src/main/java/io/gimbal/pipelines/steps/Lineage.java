package io.gimbal.pipelines.steps;

import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.StepOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which tables of a run are made of which.
final class Lineage {
    private final Map<String, List<String>> reads = new LinkedHashMap<>();
    private final Map<String, StepOutput> outputs;

    private Lineage(Map<String, StepOutput> outputs) {
        this.outputs = outputs;
    }

    static Lineage of(RunContext context) {
        Lineage lineage = new Lineage(context.outputs());
        for (Step step : context.pipeline().steps()) {
            lineage.reads.put(step.name(), lineage.reads(step));
        }
        return lineage;
    }

    /// A query's tables are looked for in its text: to name a table, it must say its name.
    private List<String> reads(Step step) {
        return switch (step) {
            case Step.Sql sql ->
                reads.keySet().stream().filter(name -> sql.sql().contains(name)).toList();
            case Step.TrainingSet set -> List.of(set.spine());
            case Step.Train train -> List.of(train.data());
            case Step.Validate _, Step.Evaluate _, Step.Register _, Step.Command _ -> List.of();
        };
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
