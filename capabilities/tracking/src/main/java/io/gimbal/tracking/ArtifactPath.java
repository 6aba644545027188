package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Where an artifact stands below the root of all artifacts, or below the folder of its run: plain names joined by
/// `/`; the empty text is the root itself. The one type that every route decodes into: what climbs, is absolute, or
/// names a drive or another place does not become one, however often it is percent-encoded ([PathNames]).
///
/// Equal on every file system and in every store: at most [#MAX_BYTES] bytes of UTF-8.
public record ArtifactPath(String value) {
    public static final int MAX_BYTES = 1_024;
    public static final ArtifactPath ROOT = new ArtifactPath("");

    public ArtifactPath {
        if (value.length() > MAX_BYTES || value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw CodedException.invalidArgument("invalid path: longer than " + MAX_BYTES
                    + " bytes of UTF-8: it begins with \"" + PathNames.shown(value) + "\"");
        }
        if (!value.isEmpty()) {
            List.of(value.split("/", -1)).forEach(PathNames::require);
        }
    }

    /// A folder as callers write it: with one slash at its end or without.
    public static ArtifactPath ofFolder(String text) {
        return new ArtifactPath(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    public boolean isRoot() {
        return value.isEmpty();
    }

    /// What stands at the path when this is its folder.
    public ArtifactPath resolve(ArtifactPath below) {
        if (isRoot() || below.isRoot()) {
            return isRoot() ? below : this;
        }
        return new ArtifactPath(value + "/" + below.value);
    }

    /// The same place, as seen from a folder it is in.
    ///
    /// @throws CodedException INVALID_ARGUMENT if it is elsewhere
    public ArtifactPath relativeTo(ArtifactPath folder) {
        if (folder.isRoot()) {
            return this;
        }
        if (!value.startsWith(folder.value + "/")) {
            throw CodedException.invalidArgument("\"" + value + "\" is not below \"" + folder + "\"");
        }
        return new ArtifactPath(value.substring(folder.value.length() + 1));
    }

    /// The last name; empty for the root.
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
