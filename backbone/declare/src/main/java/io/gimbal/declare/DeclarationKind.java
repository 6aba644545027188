package io.gimbal.declare;

import io.gimbal.core.Problems;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a capability plugs in to have its things declared. Thread-safe, without state of its own.
///
/// Plan and apply do what is the same for all kinds: they read the documents against [#shape], resolve
/// references, compare with what is live, and write the asset with its facts, its edges, its change and its
/// revision to the graph. Every kind also takes `description` and `owner`, which do not appear here. A kind
/// adds what only it knows.
///
/// @param <T> a record that [io.gimbal.json.Json] can make of a document that fits the shape
public interface DeclarationKind<T extends Record> {
    /// The first key of its documents, and the kind of its assets.
    AssetKind kind();

    /// One sentence for the reference and the editor.
    String description();

    Shape.Fields shape();

    Class<T> type();

    /// References that hide in other values, such as `view.feature`; those of [Shape.Reference] are found
    /// by themselves.
    default List<ReferenceUse> references(Declared<T> declared) {
        return List.of();
    }

    /// Finds what is wrong beyond the shape: an expression that does not compile, a column that does not
    /// exist. Each problem says where, see [Declared#location]. Must not write.
    default void check(Declared<T> declared, Scope scope, Problems problems) throws SQLException {}

    /// What else follows from a change. Asked for creations and changes; must not write.
    default List<Consequence> consequences(Difference<T> difference, Transaction transaction) throws SQLException {
        return List.of();
    }

    /// Makes the declaration so, in the capability's own tables; its asset exists already, its edges do
    /// not. May throw [io.gimbal.core.CodedException], which undoes the whole apply. May run more than
    /// once.
    void apply(Transaction transaction, Difference<T> difference, Reason reason) throws SQLException;

    /// Removes what [#apply] wrote. Nothing depends on the asset any more; the asset itself goes
    /// afterwards.
    void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException;

    /// What the facts of one of its assets say, for a capability that keeps no tables of its own and starts
    /// from the graph. Files that belong to the declaration are not in the facts. Empty when they do not
    /// fit the shape of this version.
    default Optional<T> read(Asset asset) {
        return DocumentReader.live(this, asset.ref(), asset.facts(), Map.of()).map(Declared::value);
    }
}
