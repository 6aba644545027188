package io.gimbal.monitoring.running;

import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Shape;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Transaction;

/// Something of another capability that declarations may name.
record StubKind(AssetKind kind) implements DeclarationKind<StubKind.Nothing> {
    record Nothing() {}

    @Override
    public String description() {
        return "Somebody else's.";
    }

    @Override
    public Shape.Fields shape() {
        return Shape.fields();
    }

    @Override
    public Class<Nothing> type() {
        return Nothing.class;
    }

    @Override
    public void apply(Transaction transaction, Difference<Nothing> difference, Reason reason) {}

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) {}
}
