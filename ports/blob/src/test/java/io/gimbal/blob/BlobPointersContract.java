package io.gimbal.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What all [BlobPointers] promise.
public abstract class BlobPointersContract {
    private static final PointerName HEAD = new PointerName("audit-head");
    private static final Digest ONE = Digest.of("one");
    private static final Digest TWO = Digest.of("two");

    @TempDir
    protected Path temporary;

    private BlobPointers pointers;

    /// Without any pointer.
    protected abstract BlobPointers open();

    /// The same data after a restart.
    protected abstract BlobPointers reopen();

    @BeforeEach
    void openPointers() {
        pointers = open();
    }

    @Test
    void find_unknownName_isEmpty() {
        assertThat(pointers.find(HEAD)).isEmpty();
    }

    @Test
    void aPointerMovesAndSurvivesReopening() {
        pointers.create(HEAD, ONE);
        pointers.update(HEAD, ONE, TWO);

        assertThat(pointers.find(HEAD)).contains(TWO);
        assertThat(reopen().find(HEAD)).contains(TWO);
    }

    @Test
    void create_ofAnExistingName_isRefused() {
        pointers.create(HEAD, ONE);

        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> pointers.create(HEAD, TWO))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS));
        assertThat(pointers.find(HEAD)).contains(ONE);
    }

    @Test
    void update_fromAStaleValue_isAConflict() {
        pointers.create(HEAD, ONE);

        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> pointers.update(HEAD, TWO, ONE))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(pointers.find(HEAD)).contains(ONE);
    }

    @Test
    void update_ofAnUnknownName_isNotFound() {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> pointers.update(HEAD, ONE, TWO))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void ofManyWritersFromTheSameValueExactlyOneSucceeds() throws Exception {
        pointers.create(HEAD, ONE);
        List<Future<?>> updates = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                Digest next = Digest.of("next " + i);
                updates.add(threads.submit(() -> pointers.update(HEAD, ONE, next)));
            }
        }

        assertThat(updates.stream().filter(BlobPointersContract::succeeded)).hasSize(1);
    }

    @Test
    void namesThatAreNoNamesAreRefused() {
        for (String name : List.of("", "../x", "A", "a b", "-x", "x".repeat(65))) {
            assertThatThrownBy(() -> new PointerName(name)).isInstanceOf(CodedException.class);
        }
    }

    private static boolean succeeded(Future<?> update) {
        try {
            update.get();
            return true;
        } catch (ExecutionException e) {
            assertThat(((CodedException) e.getCause()).code()).isEqualTo(ErrorCode.CONFLICT);
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
