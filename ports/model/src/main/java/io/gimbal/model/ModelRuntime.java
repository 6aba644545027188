package io.gimbal.model;

import io.gimbal.core.CodedException;
import java.nio.file.Path;

/// Opens stored models of one flavour. Thread-safe.
public interface ModelRuntime {
    /// The flavour it opens, as in `model.json`.
    String flavour();

    /// Reads the payload with [ModelDirectory#readPayload], which verifies it, and gets ready to predict.
    ///
    /// @param description the directory's `model.json`, of this flavour
    /// @throws CodedException CORRUPT if the payload is damaged or makes no sense
    Predictor open(ModelDescription description, Path directory);

    /// The model stored in a directory.
    ///
    /// @throws CodedException NOT_FOUND if there is no `model.json`; CORRUPT if a file is damaged or absent;
    ///     UNSUPPORTED if a newer Gimbal wrote it or it is of another flavour
    default LoadedModel load(Path directory) {
        ModelDescription description = ModelDirectory.read(directory);
        if (!description.flavour().equals(flavour())) {
            throw CodedException.unsupported(
                    "the " + flavour() + " runtime does not open models of flavour \"" + description.flavour() + "\"");
        }
        return new LoadedModel(description, open(description, directory));
    }
}
