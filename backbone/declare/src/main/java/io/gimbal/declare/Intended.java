package io.gimbal.declare;

import io.gimbal.core.Problems;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A declaration as the files want it, together with its kind.
///
/// @param facts what its asset will say
/// @param references all it names
record Intended<T extends Record>(
        DeclarationKind<T> kind,
        Document document,
        Declared<T> declared,
        JsonObject facts,
        Optional<String> owner,
        List<ReferenceUse> references) {
    AssetRef ref() {
        return declared.ref();
    }

    void check(Scope scope, Problems problems) throws SQLException {
        kind.check(declared, scope, problems);
    }

    List<Consequence> consequences(Transaction transaction, @Nullable DeclarationRevision before) throws SQLException {
        return kind.consequences(difference(before), transaction);
    }

    void apply(Transaction transaction, @Nullable DeclarationRevision before, Reason reason) throws SQLException {
        kind.apply(transaction, difference(before), reason);
    }

    private Difference<T> difference(@Nullable DeclarationRevision before) {
        return new Difference<>(
                Optional.ofNullable(before).flatMap(revision -> DocumentReader.live(kind, revision)), declared);
    }
}
