package io.gimbal.declare;

import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A declaration as it was applied once. Never changed; a declaration that is applied again gets another one.
///
/// @param number from 1, one more with each apply that changed it
/// @param facts its content, description and the digests of its files
/// @param links the edges it declared, from it to others
/// @param path the file it stood in
/// @param source the text of the document
/// @param files the texts of the files that belong to it, by path
/// @param isRemoval whether this is the end of it
public record DeclarationRevision(
        AssetRef ref,
        long number,
        JsonObject facts,
        Optional<String> owner,
        List<Link> links,
        String path,
        String source,
        Map<String, String> files,
        boolean isRemoval,
        Reason reason,
        Instant at) {
    public DeclarationRevision {
        links = List.copyOf(links);
        files = Map.copyOf(files);
    }

    /// One end of an edge that starts at the declared asset.
    public record Link(EdgeType type, AssetRef to) {
        Edge from(AssetRef ref, Instant since) {
            return new Edge(ref, type, to, since);
        }
    }

    /// Of the document's text.
    public Digest digest() {
        return Digest.of(source);
    }
}
