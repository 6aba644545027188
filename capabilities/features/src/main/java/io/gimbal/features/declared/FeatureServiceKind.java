package io.gimbal.features.declared;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.declare.Consequence;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Field;
import io.gimbal.declare.ReferenceUse;
import io.gimbal.declare.Scope;
import io.gimbal.declare.Shape;
import io.gimbal.features.ColumnType;
import io.gimbal.features.FeatureName;
import io.gimbal.features.FeatureSelection;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `feature-service`: what a model reads, in its order.
final class FeatureServiceKind implements DeclarationKind<ServiceDeclaration> {
    static final AssetKind KIND = new AssetKind("feature-service");

    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*";

    private final FeatureViewKind views;
    private final FeatureAssets features;

    FeatureServiceKind(FeatureViewKind views, FeatureAssets features) {
        this.views = views;
        this.features = features;
    }

    @Override
    public AssetKind kind() {
        return KIND;
    }

    @Override
    public String description() {
        return "The features a model reads, in its order: the inputs of each request, then features of views.";
    }

    @Override
    public Shape.Fields shape() {
        String[] types =
                Arrays.stream(ColumnType.values()).map(ColumnType::text).toArray(String[]::new);
        return Shape.fields(
                        Field.withDefault(
                                "inputs",
                                new Shape.Entries(Shape.name(), Shape.choice(types), 0),
                                JsonObject.EMPTY,
                                "What comes with each request, and its type; taken from the spine in training."),
                        Field.required(
                                "features",
                                Shape.listOf(Shape.text("view.feature or view.*", NAME + "\\.(" + NAME + "|\\*)")),
                                "One feature of a view, view.feature, or all of them in their order, view.*"))
                .later("derive");
    }

    @Override
    public Class<ServiceDeclaration> type() {
        return ServiceDeclaration.class;
    }

    @Override
    public List<ReferenceUse> references(Declared<ServiceDeclaration> declared) {
        List<ReferenceUse> uses = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<String> selected = declared.value().features();
        for (int i = 0; i < selected.size(); i++) {
            String view = selected.get(i).substring(0, selected.get(i).indexOf('.'));
            if (seen.add(view)) {
                uses.add(ReferenceUse.of(
                        EdgeType.READS, FeatureViewKind.KIND.value(), view, declared.location("features", i)));
            }
        }
        return uses;
    }

    @Override
    public void check(Declared<ServiceDeclaration> declared, Scope scope, Problems problems) {
        Refusals.collect(problems, declared.location(), () -> declared.value().toService(declared.name()));
        Set<String> taken = new LinkedHashSet<>(declared.value().inputs().keySet());
        List<String> selected = declared.value().features();
        for (int i = 0; i < selected.size(); i++) {
            int place = i;
            Refusals.collect(
                            problems,
                            declared.location("features", i),
                            () -> FeatureSelection.parse(selected.get(place)))
                    .ifPresent(selection -> check(selection, declared, place, scope, problems, taken));
        }
    }

    private void check(
            FeatureSelection selection,
            Declared<ServiceDeclaration> declared,
            int place,
            Scope scope,
            Problems problems,
            Set<String> taken) {
        for (String name : selected(selection, declared, place, scope, problems)) {
            if (!taken.add(selection.view() + "__" + name)) {
                problems.add(Problem.at(
                        declared.location("features", place), selection.view() + "." + name + " is there already"));
            }
        }
    }

    /// None where the view is missing or broken, which is said by itself.
    private List<String> selected(
            FeatureSelection selection,
            Declared<ServiceDeclaration> declared,
            int place,
            Scope scope,
            Problems problems) {
        Optional<Declared<ViewDeclaration>> view =
                scope.find(views, selection.view().text());
        List<String> names = view.flatMap(it -> Refusals.collect(
                        new Problems(), it.location(), () -> it.value().toView(it.name())))
                .map(it -> it.featureNames().stream().map(FeatureName::text).toList())
                .orElse(List.of());
        return switch (selection) {
            case FeatureSelection.All _ -> names;
            case FeatureSelection.One one -> {
                String name = one.ref().feature().text();
                if (!names.isEmpty() && !names.contains(name)) {
                    Problem problem = Problem.at(
                                    declared.location("features", place),
                                    "feature view \"" + selection.view() + "\" has no feature \"" + name + "\"")
                            .withExcerpt(selection.toString());
                    problems.add(problem.withNearest(name, names));
                }
                yield List.of(name);
            }
        };
    }

    @Override
    public List<Consequence> consequences(Difference<ServiceDeclaration> difference, Transaction transaction) {
        return difference
                .before()
                .filter(before -> !before.value().equals(difference.after().value()))
                .map(before -> new Consequence(
                        Consequence.Type.BEHAVIOUR,
                        before.ref(),
                        "models get another vector than the one they were trained with"))
                .stream()
                .toList();
    }

    @Override
    public void apply(Transaction transaction, Difference<ServiceDeclaration> difference, Reason reason)
            throws SQLException {
        features.consume(
                transaction,
                difference.after().ref(),
                difference.after().value().selections());
    }

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) {
        // The edges of an asset go with it.
    }
}
