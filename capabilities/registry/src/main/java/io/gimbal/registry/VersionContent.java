package io.gimbal.registry;

import io.gimbal.core.Digest;
import io.gimbal.core.TextLength;
import io.gimbal.json.JsonObject;
import java.util.Objects;
import java.util.Optional;

/// What a version consists of.
public sealed interface VersionContent {
    /// A model in a format that can be loaded here, which is what pipelines register.
    ///
    /// @param digest its bytes in the blob store
    /// @param signature what it takes and gives, as its format writes it
    record Stored(Digest digest, JsonObject signature) implements VersionContent {
        public Stored {
            Objects.requireNonNull(digest);
            Objects.requireNonNull(signature);
        }
    }

    /// Files in a format of the client's own, which are never loaded here.
    ///
    /// @param source as the client wrote it
    /// @param location where the files lie
    /// @param loggedModel the model of a run that the files belong to
    /// @param run the id of the run that made it, which need not be known here; may be empty
    /// @param runLink an address of that run for people; may be empty
    record Sourced(VersionSource source, String location, Optional<String> loggedModel, String run, String runLink)
            implements VersionContent {
        public static final int MAX_RUN_LENGTH = 500;

        public Sourced {
            Objects.requireNonNull(source);
            Objects.requireNonNull(location);
            Objects.requireNonNull(loggedModel);
            TextLength.requireWithin(MAX_RUN_LENGTH, "the id of a run", run);
            TextLength.requireWithin(MAX_RUN_LENGTH, "a link to a run", runLink);
        }
    }
}
