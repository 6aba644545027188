package io.gimbal.data.kinds;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import io.gimbal.data.DataAssets;
import io.gimbal.data.DataContract;
import io.gimbal.data.DataType;
import io.gimbal.data.Definition;
import io.gimbal.data.DefinitionStore;
import io.gimbal.data.Intake;
import io.gimbal.data.Source;
import io.gimbal.data.SourceColumn;
import io.gimbal.data.SourceDeclaration;
import io.gimbal.data.SourceName;
import io.gimbal.declare.Consequence;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Field;
import io.gimbal.declare.Scope;
import io.gimbal.declare.Shape;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `source`: where data comes from.
final class SourceKind implements DeclarationKind<SourceDeclaration> {
    private final DefinitionStore store;
    private final Intake intake;

    SourceKind(DefinitionStore store, Intake intake) {
        this.store = store;
        this.intake = intake;
    }

    @Override
    public AssetKind kind() {
        return DataAssets.SOURCE;
    }

    @Override
    public String description() {
        return "Where data comes from: files of a certain name, and how their columns become ours.";
    }

    @Override
    public Shape.Fields shape() {
        Shape type = Shape.choice(
                Arrays.stream(DataType.values()).map(DataType::toString).toArray(String[]::new));
        Shape column = Shape.fields(
                Field.optional("from", Shape.text(), "What the files call it; case does not matter."),
                Field.optional("sql", Shape.text(), "Computes it from the other columns, instead."),
                Field.required("type", type, "What it is cast to."));
        return Shape.fields(
                Field.required(
                        "type",
                        Shape.choice("events", "snapshot").later("changes", "request"),
                        "events: facts with a time of their own. snapshot: one row per key, true until it is replaced."),
                Field.required(
                                "files",
                                Shape.text(),
                                "What the files are called, with * for anything and one of {month} and {day}.")
                        .withExample("trips_{month}.*"),
                Field.withDefault(
                        "id",
                        Shape.anyOf(Shape.name()),
                        JsonArray.ofTexts(List.of()),
                        "The columns that make a row unique."),
                Field.optional("time", Shape.name(), "The column with the event time."),
                Field.optional("landing-delay", Shape.span(), "How long after its event time a row can be used."),
                Field.optional("known-at", Shape.name(), "The column that says from when on a row could be used."),
                Field.required("columns", Shape.mapOf(column), "Our columns, by name."));
    }

    @Override
    public Class<SourceDeclaration> type() {
        return SourceDeclaration.class;
    }

    @Override
    public void check(Declared<SourceDeclaration> declared, Scope scope, Problems problems) {
        Problems names = names(declared);
        problems.addAll(names.list());
        if (!names.isEmpty()) {
            return;
        }
        Optional<Source> source = source(declared, problems);
        source.ifPresent(it -> Faults.collect(
                () -> intake.checkAgreement(it, DataContract.none(it)),
                fault -> location(declared, fault.location().source()),
                problems));
    }

    private static Problems names(Declared<SourceDeclaration> declared) {
        Problems problems = new Problems();
        for (String column : declared.value().columns().keySet()) {
            try {
                SourceColumn.checkName(column);
            } catch (CodedException e) {
                problems.add(Problem.at(declared.location("columns", column), e.getMessage()));
            }
        }
        return problems;
    }

    /// What the declaration says, if it says it rightly.
    Optional<Source> source(Declared<SourceDeclaration> declared, Problems problems) {
        try {
            return Optional.of(declared.value().named(new SourceName(declared.name())));
        } catch (CodedException e) {
            if (!e.isOfTheWriter()) {
                throw e;
            }
            problems.addAll(declared.placed(e));
            return Optional.empty();
        }
    }

    private static Location location(Declared<SourceDeclaration> declared, String where) {
        String column = where.startsWith("column ") ? where.substring("column ".length()) : "";
        return declared.location("columns", column, "sql");
    }

    @Override
    public List<Consequence> consequences(Difference<SourceDeclaration> difference, Transaction transaction) {
        return difference.before().stream()
                .map(before -> new Consequence(
                        Consequence.Type.BEHAVIOUR,
                        before.ref(),
                        "files added from now on are read like this; versions that are there stay as they are"))
                .toList();
    }

    @Override
    public void apply(Transaction transaction, Difference<SourceDeclaration> difference, Reason reason)
            throws SQLException {
        JsonObject content = (JsonObject) Json.toValue(difference.after().value());
        store.put(transaction, new Definition(difference.after().ref(), content));
    }

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        store.delete(transaction, ref.kind(), ref.name());
    }
}
