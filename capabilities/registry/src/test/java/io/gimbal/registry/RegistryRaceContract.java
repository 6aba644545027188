package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Clients that want the same thing at once, on every database.
abstract class RegistryRaceContract extends ClientRegistryContract {
    @Test
    void forANameHasOneWinner() {
        List<Boolean> made = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> {
                    try {
                        create(FARES);
                        return true;
                    } catch (CodedException e) {
                        assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
                        return false;
                    }
                })
                .toList();

        assertThat(made).containsOnlyOnce(true);
    }

    @Test
    void forAnAliasLeavesItOnOneVersion() {
        VersionId first = register(FARES);
        VersionId second = register(FARES);

        IntStream.range(0, 16).parallel().forEach(i -> name(BEST, i % 2 == 0 ? first : second));

        assertThat(snapshot(first).aliases().size() + snapshot(second).aliases().size())
                .isEqualTo(1);
    }

    @Test
    void ofRegistrationsGivesEachItsNumber() {
        create(FARES);

        List<Integer> numbers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(_ -> clients()
                        .sourced()
                        .create(SourceDraft.of(FARES, "s3://bucket/model"), ALICE)
                        .id()
                        .number())
                .toList();

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 16).boxed().toList());
        assertThat(fixtures()
                        .registry()
                        .versions()
                        .list(FARES, PageRequest.first())
                        .items())
                .hasSize(16);
    }
}
