package io.gimbal.pipelines;

import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The port to registered models. Thread-safe.
public interface VersionRegistry {
    /// Registers the next version of a model and moves aliases to it.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such model
    Version register(Transaction transaction, Draft draft, Reason reason) throws SQLException;

    /// The version an alias names.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such model
    Optional<Version> find(String project, String model, String alias);

    /// What is to become a version.
    ///
    /// @param digest of the stored model, see [io.gimbal.model.StoredModels]
    /// @param run what produced it, in the graph already
    /// @param trainedOn in the graph already
    /// @param aliases that name it from now on
    record Draft(
            String project,
            String model,
            Digest digest,
            JsonObject signature,
            AssetRef run,
            List<AssetRef> trainedOn,
            List<String> aliases) {
        public Draft {
            Objects.requireNonNull(digest);
            Objects.requireNonNull(run);
            trainedOn = List.copyOf(trainedOn);
            aliases = List.copyOf(aliases);
        }
    }

    /// @param ref its address, whose version is the number
    /// @param digest of the stored model
    record Version(AssetRef ref, Digest digest) {
        public Version {
            Objects.requireNonNull(ref);
            Objects.requireNonNull(digest);
        }

        public int number() {
            return Integer.parseInt(ref.version().orElseThrow());
        }
    }
}
