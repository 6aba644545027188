package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.sql.Database;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A registry on every database; those who extend this say what it promises.
abstract class RegistryContract {
    static final String SMALL = "candidate.evaluation.mae <= 4.0";

    @TempDir
    private Path folder;

    private RegistryFixtures fixtures;

    protected abstract Database open();

    @BeforeEach
    final void start() {
        fixtures = RegistryFixtures.on(open(), folder);
    }

    @AfterEach
    final void stop() {
        fixtures.close();
    }

    final RegistryFixtures fixtures() {
        return fixtures;
    }

    final void create(ModelName model) {
        fixtures.registry().models().create(ModelDraft.of(model, "minutes"), ALICE);
    }

    static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable call, ErrorCode code) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
