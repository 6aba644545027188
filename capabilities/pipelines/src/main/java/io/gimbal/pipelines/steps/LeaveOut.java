package io.gimbal.pipelines.steps;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.model.Column;
import io.gimbal.model.LoadedModel;
import io.gimbal.model.TrainingProgress;
import io.gimbal.pipelines.EvaluationFacts.ViewValue;
import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.TrainingSetFacts;
import io.gimbal.pipelines.TrainingSetFacts.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Trains a model again without each feature view it could use, to see what the view gives.
///
/// @param mae of the model with all of them
record LeaveOut(Step.Train train, double mae, TrainingSetFacts facts, RunContext context, Tools tools) {
    List<ViewValue> run(ExampleRows training, Judging judging) {
        List<String> views = facts.columns().stream()
                .flatMap(input -> input.view().stream())
                .distinct()
                .toList();
        List<ViewValue> values = new ArrayList<>();
        for (String view : views) {
            context.control().report(0.5 + 0.5 * values.size() / views.size(), "leaving out " + view);
            values.add(
                    new ViewValue(view, train.name(), mae, without(view, training, judging), distinct(view, training)));
        }
        return values;
    }

    /// A view of which the model uses nothing costs nothing to leave out.
    private Optional<Double> without(String view, ExampleRows training, Judging judging) {
        List<String> all = columns(facts.without(train.without()));
        List<String> left = columns(facts.without(train.without()).stream()
                .filter(input -> !input.view().equals(Optional.of(view)))
                .toList());
        return left.size() == all.size() ? Optional.of(mae) : again(left, view, training, judging);
    }

    private Optional<Double> again(List<String> columns, String view, ExampleRows training, Judging judging) {
        Path directory = context.folder().resolve("without-" + view.replaceAll("[^A-Za-z0-9_-]", "-"));
        Training again = new Training(tools.models().trainers().get(train.trainer()), context.seed());
        TrainingProgress progress = (_, _) -> context.control().check();
        try {
            again.fit(training, columns, facts.label(), train.parameters(), progress, directory);
        } catch (CodedException e) {
            if (e.code() == ErrorCode.INVALID_ARGUMENT) {
                return Optional.empty(); // it names a column of the view, so there is no such model
            }
            throw e;
        }
        try (LoadedModel model = tools.models().runtimes().load(directory)) {
            return Optional.of(judging.errors(model).mae());
        }
    }

    private static List<String> columns(List<Input> inputs) {
        return inputs.stream().map(Input::column).toList();
    }

    /// Of all columns of the view, whether or not the model uses them.
    private long distinct(String view, ExampleRows training) {
        List<Column> columns = facts.columns().stream()
                .filter(input -> input.view().equals(Optional.of(view)))
                .map(input -> training.features().column(input.column()))
                .toList();
        Set<List<String>> seen = new HashSet<>();
        for (int row = 0; row < training.size(); row++) {
            List<String> values = new ArrayList<>(columns.size());
            for (Column column : columns) {
                String value = column.category(row);
                values.add(value == null ? "" : "=" + value);
            }
            seen.add(values);
        }
        return seen.size();
    }
}
