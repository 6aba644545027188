package io.gimbal.features.declared;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.declare.Consequence;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Field;
import io.gimbal.declare.Scope;
import io.gimbal.declare.Shape;
import io.gimbal.features.Aggregation;
import io.gimbal.features.Definitions;
import io.gimbal.features.Entity;
import io.gimbal.features.EventSource;
import io.gimbal.features.FeatureView;
import io.gimbal.features.Resolution;
import io.gimbal.features.WindowedFeature;
import io.gimbal.features.online.StoredState;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `feature-view`: how events become features.
final class FeatureViewKind implements DeclarationKind<ViewDeclaration> {
    static final AssetKind KIND = new AssetKind("feature-view");

    private static final Duration LONGEST_TTL = Duration.ofDays(36_500);

    private final Surroundings surroundings;
    private final FeatureAssets features;
    private final TakenEvents taken;

    FeatureViewKind(Surroundings surroundings, FeatureAssets features, TakenEvents taken) {
        this.surroundings = surroundings;
        this.features = features;
        this.taken = taken;
    }

    @Override
    public AssetKind kind() {
        return KIND;
    }

    @Override
    public String description() {
        return "Features of one entity from one source: the latest values of columns, or aggregations over windows.";
    }

    @Override
    public Shape.Fields shape() {
        return Shape.fields(
                        Field.optional(
                                "entity",
                                Shape.reference(EntityKind.KIND.value()),
                                "What the features are about; without it they are the same for everybody."),
                        Field.required(
                                "source",
                                Shape.reference(EdgeType.DERIVED_FROM, SourceFacts.KIND.value()),
                                "The source whose events they are made of."),
                        Field.optional(
                                "key-columns",
                                Shape.mapOf(Shape.name()),
                                "The source's columns for join keys that it calls otherwise."),
                        Field.required(
                                "features",
                                Shape.oneOf(Shape.listOf(Shape.name()), Shape.mapOf(aggregation())),
                                "Columns whose latest value counts, or aggregations by name; the name of each window is added"
                                        + " to theirs."),
                        Field.optional(
                                "ttl",
                                Shape.span(Duration.ofSeconds(1), LONGEST_TTL),
                                "How old a latest value may be; an older one is not given to a model."),
                        Field.optional(
                                "resolution",
                                Shape.choice(Arrays.stream(Resolution.values())
                                        .map(Resolution::text)
                                        .toArray(String[]::new)),
                                "How finely the old end of a window is cut; auto is at most a twelfth of the window."))
                .later("where", "let", "derive");
    }

    private static Shape aggregation() {
        Shape column = Shape.text("a column, or \"*\" for every event", "\\*|[A-Za-z_][A-Za-z0-9_]*");
        List<Field> fields = new ArrayList<>();
        for (Aggregation operator : Aggregation.values()) {
            fields.add(Field.optional(operator.text(), column, "The column it is taken of."));
        }
        Shape window = Shape.text("a length of time", "[1-9][0-9]{0,5}[mhd]");
        fields.add(Field.required("windows", Shape.listOf(window), "How far it looks back."));
        return Shape.fields(fields.toArray(Field[]::new)).later("first", "last", "distinct", "by", "empty");
    }

    @Override
    public Class<ViewDeclaration> type() {
        return ViewDeclaration.class;
    }

    @Override
    public void check(Declared<ViewDeclaration> declared, Scope scope, Problems problems) throws SQLException {
        Problems own = new Problems();
        Optional<FeatureView> view = view(declared, own);
        Optional<EventSource> source = source(declared, scope, own);
        if (view.isPresent() && source.isPresent()) {
            checkColumns(declared, source.get(), own);
            taken.problem(source.get()).ifPresent(text -> own.add(Problem.at(declared.location("source"), text)));
        }
        if (own.isEmpty() && view.isPresent() && source.isPresent()) {
            Optional<Entity> entity = entity(declared, scope, own);
            if (own.isEmpty() && entity.isPresent() == declared.value().entity().isPresent()) {
                Refusals.collect(
                        own,
                        declared.location(),
                        () -> new Definitions(
                                List.of(source.get()), entity.stream().toList(), List.of(view.get()), List.of()));
            }
            checkDropped(declared, view.get(), scope, own);
        }
        problems.addAll(own.list());
    }

    /// Each aggregation by itself first, to say where it stands.
    private static Optional<FeatureView> view(Declared<ViewDeclaration> declared, Problems problems) {
        if (declared.value().features() instanceof JsonObject aggregations) {
            aggregations
                    .fields()
                    .forEach((name, value) -> Refusals.collect(
                            problems,
                            declared.location("features", name),
                            () -> ViewDeclaration.aggregation(name, (JsonObject) value)));
        }
        return problems.isEmpty()
                ? Refusals.collect(
                        problems, declared.location(), () -> declared.value().toView(declared.name()))
                : Optional.empty();
    }

    private Optional<EventSource> source(Declared<ViewDeclaration> declared, Scope scope, Problems problems)
            throws SQLException {
        try {
            return surroundings.source(scope, declared.value().source());
        } catch (CodedException e) {
            problems.add(Refusals.problem(declared.location("source"), e));
            return Optional.empty();
        }
    }

    private Optional<Entity> entity(Declared<ViewDeclaration> declared, Scope scope, Problems problems)
            throws SQLException {
        if (declared.value().entity().isEmpty()) {
            return Optional.empty();
        }
        try {
            return surroundings.entity(scope, declared.value().entity().get());
        } catch (CodedException e) {
            problems.add(Refusals.problem(declared.location("entity"), e));
            return Optional.empty();
        }
    }

    private static void checkColumns(Declared<ViewDeclaration> declared, EventSource source, Problems problems) {
        if (declared.value().features() instanceof JsonArray columns) {
            for (int i = 0; i < columns.size(); i++) {
                String column = columns.texts().get(i);
                Refusals.collect(problems, declared.location("features", i), () -> source.type(column));
            }
        } else if (declared.value().features() instanceof JsonObject aggregations) {
            aggregations.fields().forEach((name, value) -> {
                WindowedFeature feature = ViewDeclaration.aggregation(name, (JsonObject) value);
                Refusals.collect(problems, declared.location("features", name), () -> feature.type(source));
            });
        }
    }

    /// A feature that a service outside these files still reads cannot go.
    private void checkDropped(Declared<ViewDeclaration> declared, FeatureView view, Scope scope, Problems problems)
            throws SQLException {
        Map<AssetRef, List<AssetRef>> consumers =
                features.consumersOfOthers(scope.transaction(), declared.ref(), view.featureNames());
        consumers.forEach((feature, services) -> services.stream()
                .filter(service ->
                        scope.findContent(service.kind(), service.name()).isEmpty())
                .forEach(service -> problems.add(Problem.at(
                        declared.location("features"),
                        "without " + feature.name() + ", which " + service + " consumes"))));
    }

    @Override
    public List<Consequence> consequences(Difference<ViewDeclaration> difference, Transaction transaction)
            throws SQLException {
        Optional<Declared<ViewDeclaration>> before = difference.before();
        if (before.isEmpty() || goesOn(before.get(), difference.after(), transaction)) {
            return List.of();
        }
        return List.of(new Consequence(
                Consequence.Type.BACKFILL,
                before.get().ref(),
                "its state is built again from every event of source \""
                        + difference.after().value().source() + "\""));
    }

    /// Whether what is stored serves the view as it will be: a new window or another time to live is free.
    private boolean goesOn(Declared<ViewDeclaration> before, Declared<ViewDeclaration> after, Transaction transaction)
            throws SQLException {
        Optional<Definitions> live = surroundings.live(transaction, before);
        Optional<Definitions> next = surroundings.live(transaction, after);
        return before.value().equals(after.value())
                || (live.isPresent()
                        && next.isPresent()
                        && StoredState.isShared(live.get(), only(live.get()), next.get(), only(next.get())));
    }

    private static FeatureView only(Definitions definitions) {
        return definitions.views().iterator().next();
    }

    @Override
    public void apply(Transaction transaction, Difference<ViewDeclaration> difference, Reason reason)
            throws SQLException {
        Declared<ViewDeclaration> after = difference.after();
        features.put(transaction, after.ref(), after.value().toView(after.name()), reason);
    }

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        features.remove(transaction, ref, reason);
    }
}
