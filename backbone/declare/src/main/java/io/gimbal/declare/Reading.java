package io.gimbal.declare;

import io.gimbal.json.JsonObject;
import java.util.List;

/// What a document says, once it fits its shape.
///
/// @param content in the words of the shape, with defaults filled in and durations and sizes in one form: what is
///     compared with what is live
/// @param typed the same in the words of records: keys in snake_case, durations in ISO form
/// @param references the other assets it names
/// @param files the other files of the project that belong to it
public record Reading(JsonObject content, JsonObject typed, List<ReferenceUse> references, List<FileUse> files) {
    public Reading {
        references = List.copyOf(references);
        files = List.copyOf(files);
    }
}
