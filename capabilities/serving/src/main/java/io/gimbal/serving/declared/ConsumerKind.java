package io.gimbal.serving.declared;

import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Field;
import io.gimbal.declare.Shape;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonArray;
import io.gimbal.serving.ConsumerName;
import io.gimbal.serving.Consumers;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;

/// A declared consumer: somebody who would notice if what it reads went wrong.
public final class ConsumerKind implements DeclarationKind<ConsumerDeclaration> {
    static final List<String> READ = List.of("endpoint", "dataset", "feature-service", "feature-view", "model");

    private final Consumers consumers;

    public ConsumerKind(Consumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public AssetKind kind() {
        return ConsumerName.KIND;
    }

    @Override
    public String description() {
        return "Somebody who relies on what the project gives.";
    }

    @Override
    public Class<ConsumerDeclaration> type() {
        return ConsumerDeclaration.class;
    }

    @Override
    public Shape.Fields shape() {
        return Shape.fields(
                Field.optional("contact", Shape.text(), "Who is told when something changes."),
                Field.required(
                                "reads",
                                Shape.listOf(Shape.reference(EdgeType.CONSUMES, READ.toArray(String[]::new))),
                                "What it relies on.")
                        .withExample("endpoint/trip-duration"),
                Field.withDefault(
                        "feeds-back",
                        Shape.anyOf(Shape.reference(EdgeType.FEEDS_BACK, "source")),
                        JsonArray.of(),
                        "The sources in which what it does with the answers becomes data."));
    }

    @Override
    public void apply(Transaction transaction, Difference<ConsumerDeclaration> difference, Reason reason)
            throws SQLException {
        AssetRef ref = difference.after().ref();
        consumers.put(
                transaction,
                ref.namespace(),
                new ConsumerName(ref.name()),
                difference.after().value().endpoints(ref.namespace()),
                reason);
    }

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        consumers.put(transaction, ref.namespace(), new ConsumerName(ref.name()), List.of(), reason);
    }
}
