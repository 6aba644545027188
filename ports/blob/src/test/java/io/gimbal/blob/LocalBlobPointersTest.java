package io.gimbal.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class LocalBlobPointersTest extends BlobPointersContract {
    @Override
    protected BlobPointers open() {
        return new LocalBlobPointers(temporary);
    }

    @Override
    protected BlobPointers reopen() {
        return new LocalBlobPointers(temporary);
    }

    @Test
    void aDamagedPointerIsCorrupt() throws IOException {
        BlobPointers pointers = reopen();
        PointerName name = new PointerName("head");
        pointers.create(name, Digest.of("x"));
        Files.writeString(temporary.resolve("pointers/head"), "sha256:12");

        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> pointers.find(name))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT));
    }
}
