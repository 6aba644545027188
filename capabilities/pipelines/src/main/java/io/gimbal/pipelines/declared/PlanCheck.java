package io.gimbal.pipelines.declared;

import io.gimbal.core.Problems;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Scope;
import io.gimbal.graph.AssetKind;
import io.gimbal.pipelines.DeclaredColumns.ServiceColumn;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.declared.PipelineDeclaration.StepDeclaration;
import io.gimbal.query.Schema;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goes through a pipeline as a run would, with columns in the place of rows. Used once.
final class PlanCheck {
    private static final AssetKind MODEL = new AssetKind("model");

    private final Declared<PipelineDeclaration> declared;
    private final Scope scope;
    private final PipelineKind.Known known;
    private final StepProblems problems;

    /// What earlier steps make; the columns are empty where they are not known.
    private final Map<String, Optional<Schema>> tables = new LinkedHashMap<>();
    private final Map<String, Optional<List<ServiceColumn>>> sets = new LinkedHashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, Step.Train> models = new LinkedHashMap<>();
    private final Map<String, Optional<Schema>> sources = new HashMap<>();

    PlanCheck(Declared<PipelineDeclaration> declared, Scope scope, PipelineKind.Known known, Problems problems) {
        this.declared = declared;
        this.scope = scope;
        this.known = known;
        this.problems = new StepProblems(declared, problems);
    }

    void run() throws SQLException {
        List<StepDeclaration> steps = declared.value().steps();
        for (int i = 0; i < steps.size(); i++) {
            StepDeclaration step = steps.get(i);
            List<String> verbs = StepReader.verbs(step);
            if (isKnown(step.step())) {
                problems.add("an earlier step is called \"" + step.step() + "\" as well", "steps", i, "step");
            }
            if (verbs.size() == 1) {
                check(i, StepReader.step(step));
            } else if (verbs.isEmpty()) {
                problems.add(
                        "step \"" + step.step() + "\" does nothing, expected one of "
                                + String.join(", ", StepReader.VERBS),
                        "steps",
                        i);
            } else {
                problems.add(
                        "step \"" + step.step() + "\" does several things, expected one: " + String.join(", ", verbs),
                        "steps",
                        i,
                        verbs.get(1));
            }
        }
    }

    private boolean isKnown(String name) {
        return tables.containsKey(name) || models.containsKey(name);
    }

    private void check(int i, Step step) throws SQLException {
        switch (step) {
            case Step.Sql sql -> sql(i, sql);
            case Step.Validate validate -> validate(i, validate);
            case Step.TrainingSet set -> trainingSet(i, set);
            case Step.Train train -> train(i, train);
            case Step.Evaluate evaluate -> evaluate(i, evaluate);
            case Step.Register register -> register(i, register);
            case Step.Command _ -> {} // its shape says it all
        }
    }

    private void sql(int i, Step.Sql step) throws SQLException {
        SqlCheck check =
                new SqlCheck(step, declared.value().parameters().orElse(Map.of()), known.engine(), known.scratch());
        Map<String, Schema> columns = new LinkedHashMap<>();
        boolean complete = true;
        for (String name : check.tables()) {
            Optional<Schema> table = table(name, i, "sql");
            table.ifPresent(schema -> columns.put(name, schema));
            complete &= table.isPresent();
        }
        tables.put(step.name(), check.check(columns, complete, message -> problems.add(message, "steps", i, "sql")));
    }

    private void validate(int i, Step.Validate step) throws SQLException {
        table(step.data(), i, "validate", "data").stream()
                .flatMap(table -> known.columns().disagreements(scope, step.contract(), table).stream())
                .forEach(problem -> problems.moved(problem, step.data(), problems.path(i, "validate", "data")));
    }

    /// The columns of an earlier table, or of a dataset or source.
    private Optional<Schema> table(String name, int i, Object... place) throws SQLException {
        if (tables.containsKey(name)) {
            return tables.getOrDefault(name, Optional.empty());
        }
        if (models.containsKey(name)) {
            problems.unknown("step \"" + name + "\" makes no table", name, tables.keySet(), problems.path(i, place));
            return Optional.empty();
        }
        if (!sources.containsKey(name)) {
            sources.put(name, known.columns().table(scope, name));
        }
        return sources.getOrDefault(name, Optional.empty());
    }

    private void trainingSet(int i, Step.TrainingSet step) throws SQLException {
        Optional<Schema> spine = table(step.spine(), i, "training-set", "spine");
        Optional<List<ServiceColumn>> service = known.columns().service(scope, step.features());
        if (spine.isPresent()) {
            column(spine.get(), step.time(), i, "time");
            column(spine.get(), step.label().column(), i, "label", "column");
            step.label().knownAt().ifPresent(name -> column(spine.get(), name, i, "label", "known-at"));
            String split = step.split() instanceof Step.Split.ByTime ? "time" : "hash";
            column(spine.get(), step.split().column(), i, "split", split);
            service.orElse(List.of()).stream()
                    .filter(it -> it.address().equals(it.column()))
                    .forEach(input -> input(spine.get(), step, input.column(), i));
        }
        tables.put(step.name(), Optional.empty());
        sets.put(step.name(), service);
        labels.put(step.name(), step.label().column());
    }

    private void column(Schema spine, String name, int i, String... place) {
        if (spine.find(name).isEmpty()) {
            Object[] inner = new Object[place.length + 1];
            inner[0] = "training-set";
            System.arraycopy(place, 0, inner, 1, place.length);
            problems.unknown("the spine has no column \"" + name + "\"", name, spine.names(), problems.path(i, inner));
        }
    }

    private void input(Schema spine, Step.TrainingSet step, String input, int i) {
        if (spine.find(input).isEmpty()) {
            problems.unknown(
                    "feature service \"" + step.features() + "\" takes \"" + input
                            + "\", which the spine does not have",
                    input,
                    spine.names(),
                    problems.path(i, "training-set", "spine"));
        }
    }

    private void train(int i, Step.Train step) {
        Optional<List<ServiceColumn>> columns = set(step.data(), i, "train", "data");
        columns.ifPresent(known -> addresses(known, step.without(), i, "train", "without"));
        new TrainerCheck(known.trainers(), problems).check(i, step, columns.orElse(List.of()));
        models.put(step.name(), step);
    }

    private Optional<List<ServiceColumn>> set(String name, int i, Object... place) {
        if (!sets.containsKey(name)) {
            problems.unknown(
                    "no earlier step \"" + name + "\" that makes a training set",
                    name,
                    sets.keySet(),
                    problems.path(i, place));
        }
        return sets.getOrDefault(name, Optional.empty());
    }

    private void addresses(List<ServiceColumn> columns, List<String> addresses, int i, Object... place) {
        List<String> all = columns.stream().map(ServiceColumn::address).toList();
        for (int k = 0; k < addresses.size(); k++) {
            if (!all.contains(addresses.get(k))) {
                Object[] path = problems.path(i, place);
                Object[] item = Arrays.copyOf(path, path.length + 1);
                item[path.length] = k;
                problems.unknown("no feature or input \"" + addresses.get(k) + "\"", addresses.get(k), all, item);
            }
        }
    }

    private void evaluate(int i, Step.Evaluate step) {
        set(step.data(), i, "evaluate", "data")
                .ifPresent(columns -> addresses(columns, step.slices(), i, "evaluate", "slices"));
        for (int k = 0; k < step.models().size(); k++) {
            String name = step.models().get(k);
            if (name.indexOf('@') < 0) {
                model(name, problems.path(i, "evaluate", "models", k));
            }
        }
        if (step.leaveOutViews() && step.models().stream().allMatch(name -> name.indexOf('@') > 0)) {
            problems.add(
                    "to leave feature views out, a model of an earlier step must be among the models",
                    problems.path(i, "evaluate", "leave-out"));
        }
    }

    private void model(String name, Object[] path) {
        if (!models.containsKey(name)) {
            problems.unknown("no earlier step \"" + name + "\" that trains", name, models.keySet(), path);
        }
    }

    /// A version must learn what its model says it predicts.
    private void label(Step.Register step, String version, Object[] path) {
        Optional<String> wanted = scope.findContent(MODEL, step.model())
                .flatMap(model -> model.findObject("predicts"))
                .map(predicts -> predicts.text("name"));
        Optional<String> learned = Optional.ofNullable(models.get(version))
                .flatMap(train -> Optional.ofNullable(labels.get(train.data())));
        if (wanted.isPresent() && learned.isPresent() && !wanted.equals(learned)) {
            problems.unknown(
                    "\"" + version + "\" learns \"" + learned.get() + "\", but model \"" + step.model()
                            + "\" predicts \"" + wanted.get() + "\"",
                    version,
                    List.of(),
                    path);
        }
    }

    private void register(int i, Step.Register step) {
        for (int k = 0; k < step.versions().size(); k++) {
            model(step.versions().get(k), problems.path(i, "register", "versions", k));
            label(step, step.versions().get(k), problems.path(i, "register", "versions", k));
        }
        step.aliases().forEach((alias, name) -> {
            if (!step.versions().contains(name)) {
                problems.unknown(
                        "alias \"" + alias + "\" names \"" + name + "\", which is not among the versions",
                        name,
                        step.versions(),
                        problems.path(i, "register", "aliases", alias));
            }
        });
    }
}
