package io.gimbal.declare;

import io.gimbal.graph.AssetKind;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.util.List;
import java.util.Optional;

/// What a declaration stands among while it is checked.
public interface Scope {
    String project();

    /// Another declaration of the same project; empty also when that one is broken, which is reported by
    /// itself.
    <T extends Record> Optional<Declared<T>> find(DeclarationKind<T> kind, String name);

    /// Every declaration of a kind in the same project, but for broken ones.
    <T extends Record> List<Declared<T>> list(DeclarationKind<T> kind);

    /// What a declaration of the same project says, in the words of its shape, whoever plugged its kind in:
    /// a capability that reads another's declarations needs no more. Empty also when that one is broken.
    Optional<JsonObject> findContent(AssetKind kind, String name);

    /// For looking at what is live. Must not write.
    Transaction transaction();
}
