package io.gimbal.tracking.artifacts;

import io.gimbal.tracking.ArtifactPath;

/// Neighbouring paths in order of their bytes. What is below a folder is such a range.
///
/// @param from the first that may be in it
/// @param to the first beyond
public record PathRange(String from, String to) {
    /// After every path: a character that no name has.
    private static final String END = "\udbff\udfff";

    /// `0` comes right after `/`.
    private static final String AFTER_SLASH = "0";

    /// Just this path.
    static PathRange of(ArtifactPath path) {
        return new PathRange(path.value(), path.value() + "\0");
    }

    static PathRange below(ArtifactPath folder) {
        return folder.isRoot() ? new PathRange("", END) : new PathRange(folder + "/", folder + AFTER_SLASH);
    }

    PathRange afterFile(ArtifactPath file) {
        return new PathRange(file + "\0", to);
    }

    PathRange afterFolder(ArtifactPath folder) {
        return new PathRange(folder + AFTER_SLASH, to);
    }
}
