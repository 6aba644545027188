package io.gimbal.blob;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Pointers in a folder, one small file each. One process owns the folder.
public final class LocalBlobPointers implements BlobPointers {
    private final Path pointers;
    private final DurableFiles incoming;

    /// Opens the pointers in a folder, which is created if need be.
    public LocalBlobPointers(Path folder) {
        this.pointers = folder.resolve("pointers");
        this.incoming = DurableFiles.open(folder.resolve("pointers-incoming"));
        DurableFiles.createFolder(pointers);
    }

    @Override
    public Optional<Digest> find(PointerName name) {
        try {
            return Optional.of(Digest.parse(Files.readString(file(name))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw DurableFiles.failure("read pointer " + name, e);
        } catch (CodedException e) {
            throw new CodedException(ErrorCode.CORRUPT, "pointer " + name + " is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void create(PointerName name, Digest target) {
        find(name).ifPresent(existing -> {
            throw CodedException.alreadyExists("pointer " + name + " exists and points at " + existing);
        });
        write(name, target);
    }

    @Override
    public synchronized void update(PointerName name, Digest expected, Digest next) {
        Digest current = find(name).orElseThrow(() -> CodedException.notFound("no pointer " + name));
        if (!current.equals(expected)) {
            throw CodedException.conflict("pointer " + name + " points at " + current + ", not at " + expected);
        }
        write(name, next);
    }

    private void write(PointerName name, Digest target) {
        try (DurableFiles.Draft draft = incoming.create()) {
            draft.output().write(target.toString().getBytes(StandardCharsets.US_ASCII));
            draft.moveTo(file(name));
        } catch (IOException e) {
            throw DurableFiles.failure("write pointer " + name, e);
        }
    }

    private Path file(PointerName name) {
        return pointers.resolve(name.value());
    }
}
