package io.gimbal.declare;

import io.gimbal.core.Problem.Location;

/// One declaration as written: the first key of the document is its kind, that key's value its name.
///
/// @param location of the kind
/// @param body everything after the first key
/// @param source the document's text
public record Document(
        String kind, String name, Location location, Location nameLocation, Located.Mapping body, String source) {
    /// `dataset trips`, as messages call it.
    public String title() {
        return kind + " " + name;
    }
}
