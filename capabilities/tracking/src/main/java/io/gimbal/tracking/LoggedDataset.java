package io.gimbal.tracking;

import io.gimbal.core.CodedException;

/// Data as a client describes it.
///
/// @param digest what identifies the content, as its source writes it
/// @param sourceType how to read `source`; may be empty
/// @param source where it comes from, often JSON as text; may be empty
/// @param schema its columns, as the client writes them; may be empty
/// @param profile summary of the content, as the client writes it; may be empty
public record LoggedDataset(
        String name, String digest, String sourceType, String source, String schema, String profile) {
    private static final int MAX_LENGTH = 500;

    public LoggedDataset {
        if (name.isBlank() || name.length() > MAX_LENGTH || digest.isBlank() || digest.length() > MAX_LENGTH) {
            throw CodedException.invalidArgument("a dataset input needs a name and a digest of at most " + MAX_LENGTH
                    + " characters: \"" + name + "\", \"" + digest + "\"");
        }
        requireAtMost("source type", sourceType, MAX_LENGTH);
        requireAtMost("source", source, 65_535);
        requireAtMost("schema", schema, 1_048_575);
        requireAtMost("profile", profile, 16_777_215);
    }

    public static LoggedDataset of(String name, String digest) {
        return new LoggedDataset(name, digest, "", "", "", "");
    }

    private static void requireAtMost(String what, String text, int limit) {
        if (text.length() > limit) {
            throw CodedException.invalidArgument(
                    "a dataset's " + what + " has at most " + limit + " characters, this one has " + text.length());
        }
    }
}
