package io.gimbal.declare;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;

/// A file of a project, as the client sends it: the server never reads the client's disk.
///
/// @param path relative to the project's root, with `/`
public record SourceFile(String path, String text) {
    public static final int MAX_LENGTH = 1 << 20;

    public SourceFile {
        if (path.isBlank()
                || path.length() > 500
                || path.startsWith("/")
                || path.contains("\\")
                || ("/" + path + "/").contains("/../")) {
            throw CodedException.invalidArgument(
                    "not a path below the project's root, expected like models/duration.yaml: \"" + path + "\"");
        }
        if (text.length() > MAX_LENGTH) {
            throw new CodedException(
                    ErrorCode.TOO_LARGE,
                    path + " has " + text.length() + " characters, at most " + MAX_LENGTH + " are allowed");
        }
    }
}
