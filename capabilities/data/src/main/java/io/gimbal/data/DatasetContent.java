package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.query.Schema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What a dataset version holds: Parquet files in the blob store, read one after the other as one relation.
/// Versions that add rows share the files of their parents.
public record DatasetContent(Schema schema, List<Part> parts) {

    /// One Parquet file.
    ///
    /// @param size in bytes
    public record Part(Digest digest, long rowCount, long size) {
        public Part {
            Objects.requireNonNull(digest);
            if (rowCount < 0 || size < 0) {
                throw CodedException.invalidArgument("a part has a negative count: " + rowCount + ", " + size);
            }
        }
    }

    public DatasetContent {
        Objects.requireNonNull(schema);
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw CodedException.invalidArgument("a dataset version has at least one part, which may have no rows");
        }
    }

    public long rowCount() {
        return parts.stream().mapToLong(Part::rowCount).sum();
    }

    /// In bytes.
    public long size() {
        return parts.stream().mapToLong(Part::size).sum();
    }

    /// What the content is called by: equal columns and equal parts in the same order have equal digests.
    public Digest digest() {
        return Digest.of(Json.canonical(JsonObject.builder()
                .put("columns", columns())
                .put(
                        "parts",
                        JsonArray.ofTexts(parts.stream()
                                .map(part -> part.digest().toString())
                                .toList()))
                .build()));
    }

    private JsonArray columns() {
        return new JsonArray(schema.columns().stream()
                .<JsonValue>map(column -> JsonObject.builder()
                        .put("name", column.name())
                        .put("type", column.type().name())
                        .build())
                .toList());
    }

    /// This content with the rows of another behind its own.
    ///
    /// @throws CodedException INVALID_ARGUMENT if the columns differ
    public DatasetContent plus(DatasetContent more) {
        if (!schema.equals(more.schema)) {
            throw CodedException.invalidArgument(
                    "columns differ: " + schema.columns() + " and " + more.schema.columns());
        }
        return new DatasetContent(
                schema, Stream.concat(parts.stream(), more.parts.stream()).toList());
    }
}
