package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;

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
        if (!isGiven(name) || !isGiven(digest)) {
            throw CodedException.invalidArgument("a dataset input needs a name and a digest of at most " + MAX_LENGTH
                    + " characters: \"" + name + "\", \"" + digest + "\"");
        }
        TextLength.requireWithin(MAX_LENGTH, "a dataset's source type", sourceType);
        TextLength.requireWithin(65_535, "a dataset's source", source);
        TextLength.requireWithin(1_048_575, "a dataset's schema", schema);
        TextLength.requireWithin(16_777_215, "a dataset's profile", profile);
    }

    public static LoggedDataset of(String name, String digest) {
        return new LoggedDataset(name, digest, "", "", "", "");
    }

    private static boolean isGiven(String text) {
        return !text.isBlank() && TextLength.isWithin(MAX_LENGTH, text);
    }
}
