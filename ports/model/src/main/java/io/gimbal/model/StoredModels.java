package io.gimbal.model;

import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.model.ModelDescription.PayloadFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Models in a blob store. A model's address is the digest of its `model.json`, which names the digests of its
/// payload: who holds the address can verify every byte. Thread-safe, durable as the blob store is.
public final class StoredModels {
    private final BlobStore blobs;

    public StoredModels(BlobStore blobs) {
        this.blobs = blobs;
    }

    /// Stores a model directory; `model.json` last, so an address that was returned has everything behind it.
    ///
    /// @throws CodedException NOT_FOUND or CORRUPT if the directory is not a whole model
    public Digest put(Path directory) {
        ModelDescription description = ModelDirectory.read(directory);
        for (PayloadFile file : description.files()) {
            blobs.put(ModelDirectory.readPayload(directory, file));
        }
        return blobs.put(directory.resolve(ModelDirectory.DESCRIPTION_FILE)).digest();
    }

    /// What the model says about itself.
    ///
    /// @throws CodedException NOT_FOUND if nothing is stored there
    public ModelDescription get(Digest model) {
        return ModelDirectory.parse(blobs.read(model));
    }

    /// Lays the model out under `folder`, in a directory named by its digest, and returns that. What is there
    /// already and whole is used again; what a crash or somebody damaged is laid out anew.
    ///
    /// @throws CodedException NOT_FOUND if a part is not stored, CORRUPT if one is damaged
    public Path materialise(Digest model, Path folder) {
        Path directory = folder.resolve(model.hex());
        try {
            Files.createDirectories(directory);
            for (PayloadFile file : get(model).files()) {
                layOut(file.digest(), directory.resolve(file.name()));
            }
            layOut(model, directory.resolve(ModelDirectory.DESCRIPTION_FILE));
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot lay out the model: " + e.getMessage(), e);
        }
        return directory;
    }

    private void layOut(Digest digest, Path target) throws IOException {
        if (!Files.isRegularFile(target)
                || !Digest.of(Files.readAllBytes(target)).equals(digest)) {
            write(digest, target);
        }
    }

    /// Through a file of its own, so that two callers at once do no harm; synced, so that its name never
    /// outlives its content.
    private void write(Digest digest, Path target) throws IOException {
        Path draft = Files.createTempFile(target.resolveSibling(""), "draft-", ".tmp");
        try {
            Files.write(draft, blobs.read(digest), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
