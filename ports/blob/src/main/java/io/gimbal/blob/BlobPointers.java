package io.gimbal.blob;

import io.gimbal.core.Digest;
import java.util.Optional;

/// A few names, each pointing at one digest at a time. Thread-safe; a change that returned survives `kill -9` and
/// power loss, and of several writers that start from the same value exactly one succeeds.
public interface BlobPointers {
    Optional<Digest> find(PointerName name);

    /// @throws CodedException ALREADY_EXISTS if the name points somewhere already
    void create(PointerName name, Digest target);

    /// Moves the pointer from `expected` to `next`.
    ///
    /// @throws CodedException NOT_FOUND if there is no such pointer, CONFLICT if it points elsewhere
    void update(PointerName name, Digest expected, Digest next);
}
