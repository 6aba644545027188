package io.gimbal.blob;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import java.util.Objects;

/// What is known about stored bytes.
///
/// @param size in bytes
public record Blob(Digest digest, long size) {
    public Blob {
        Objects.requireNonNull(digest);
        if (size < 0) {
            throw CodedException.invalidArgument("a blob cannot have a negative size: " + size);
        }
    }
}
