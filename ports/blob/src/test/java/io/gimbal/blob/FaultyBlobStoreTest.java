package io.gimbal.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FaultyBlobStoreTest {
    @TempDir
    Path folder;

    private FaultyBlobStore store;

    @BeforeEach
    void open() {
        store = new FaultyBlobStore(new LocalBlobStore(folder));
    }

    @Test
    void whatDoesNotFitIsRefusedAndWhatWasStoredStays() {
        Digest small = store.put(new byte[10]).digest();
        store.leaveSpaceFor(100);

        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> store.put(new byte[101]))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_SPACE));
        assertThat(store.list(PageRequest.first()).items()).hasSize(1);
        assertThat(store.read(small)).hasSize(10);
    }

    @Test
    void readsFailWhileToldTo() {
        Digest digest = store.put(new byte[10]).digest();
        store.failReads(true);

        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> store.read(digest))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));

        store.failReads(false);
        assertThat(store.read(digest)).hasSize(10);
    }
}
