package io.gimbal.kv;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;
import java.util.Objects;

/// What the embedded key-value store may use.
@Area("ports.kv")
public record KeyValueConfig(
        @Setting(description = "memory for values that were read recently", defaultsTo = "64 MB")
        DataSize cache,

        @Setting(description = "memory for values that were written and wait for their file", defaultsTo = "32 MB")
        DataSize writeBuffer,

        @Setting(
                description = "whether each write is synced to disk, so that it survives power loss too",
                defaultsTo = "false")
        boolean sync) {
    public static final KeyValueConfig DEFAULT =
            new KeyValueConfig(DataSize.ofMegabytes(64), DataSize.ofMegabytes(32), false);

    public KeyValueConfig {
        Objects.requireNonNull(cache);
        if (writeBuffer.compareTo(DataSize.ofMegabytes(1)) < 0) {
            throw CodedException.invalidArgument("the write buffer needs at least 1 MB: " + writeBuffer);
        }
    }
}
