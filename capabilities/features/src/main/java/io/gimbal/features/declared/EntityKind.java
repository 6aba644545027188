package io.gimbal.features.declared;

import io.gimbal.core.Problems;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Field;
import io.gimbal.declare.Scope;
import io.gimbal.declare.Shape;
import io.gimbal.features.ColumnType;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Transaction;

/// `entity`: what features are about.
final class EntityKind implements DeclarationKind<EntityDeclaration> {
    static final AssetKind KIND = new AssetKind("entity");

    @Override
    public AssetKind kind() {
        return KIND;
    }

    @Override
    public String description() {
        return "What features are about: a customer, a zone, a pair of zones.";
    }

    @Override
    public Shape.Fields shape() {
        Shape type = Shape.choice(ColumnType.LONG.text(), ColumnType.STRING.text());
        return Shape.fields(Field.required(
                "keys", Shape.mapOf(type), "The columns that together name one, and their types, long or string."));
    }

    @Override
    public Class<EntityDeclaration> type() {
        return EntityDeclaration.class;
    }

    @Override
    public void check(Declared<EntityDeclaration> declared, Scope scope, Problems problems) {
        Refusals.collect(
                problems, declared.location("keys"), () -> declared.value().toEntity(declared.name()));
    }

    @Override
    public void apply(Transaction transaction, Difference<EntityDeclaration> difference, Reason reason) {
        // Its asset says everything.
    }

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) {
        // Nothing but its asset was written.
    }
}
