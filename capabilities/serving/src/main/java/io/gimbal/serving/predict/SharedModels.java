package io.gimbal.serving.predict;

import io.gimbal.core.Digest;
import io.gimbal.model.LoadedModel;
import io.gimbal.model.ModelRuntimes;
import io.gimbal.model.StoredModels;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Models that are loaded, each once however many endpoints and roles it has. Thread-safe.
public final class SharedModels {
    private final StoredModels stored;
    private final ModelRuntimes runtimes;
    private final Path folder;
    private final Map<Digest, Shared> loaded = new HashMap<>();

    private static final class Shared {
        private final LoadedModel model;
        private int users;

        Shared(LoadedModel model) {
            this.model = model;
        }
    }

    /// @param folder where models are laid out; what is in it is used again
    public SharedModels(StoredModels stored, ModelRuntimes runtimes, Path folder) {
        this.stored = stored;
        this.runtimes = runtimes;
        this.folder = folder;
    }

    /// Loads the model, or shares it. Every call is answered by one of [#release].
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND, CORRUPT or UNSUPPORTED if it cannot be loaded
    synchronized LoadedModel acquire(Digest digest) {
        Shared shared = loaded.get(digest);
        if (shared == null) {
            shared = new Shared(runtimes.load(stored.materialise(digest, folder)));
            loaded.put(digest, shared);
        }
        shared.users++;
        return shared.model;
    }

    /// Closes the model when nobody else has it.
    synchronized void release(Digest digest) {
        Shared shared = loaded.get(digest);
        if (shared != null && --shared.users == 0) {
            loaded.remove(digest);
            shared.model.close();
        }
    }

    synchronized int size() {
        return loaded.size();
    }
}
