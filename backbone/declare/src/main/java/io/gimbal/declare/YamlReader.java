package io.gimbal.declare;

import io.gimbal.core.Problems;
import java.util.List;

/// Reads YAML 1.2 (core schema) into values that know their places. Thread-safe.
///
/// Refused, each with its place: what is no YAML, tabs as indentation, a key twice, a key that is no text, tags other
/// than those of the core schema, numbers that are not finite, nesting deeper than 50, aliases that lead to
/// themselves, and documents that grow beyond 100000 values by their aliases.
public interface YamlReader {
    /// The documents of a file up to the first problem of its syntax. Empty documents are left out.
    List<YamlDocument> read(SourceFile file, Problems problems);

    /// One document.
    ///
    /// @param source its text
    record YamlDocument(Located root, String source) {}
}
