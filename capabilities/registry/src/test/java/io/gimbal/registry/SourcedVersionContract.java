package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.ErrorCode;
import io.gimbal.graph.Edge;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Versions that are only registered, with their files somewhere else, on every database.
abstract class SourcedVersionContract extends ClientRegistryContract {
    @Test
    void isKeptAsItWasWritten() {
        create(FARES);
        SourceDraft draft = new SourceDraft(
                FARES,
                new VersionSource("s3://bucket/Model%20A"),
                Optional.empty(),
                "nobody-knows-this-run",
                "http://ci/7",
                "the first",
                List.of(new Tag("team", "taxi"), new Tag("team", "fares")));

        ModelVersion version = clients().sourced().create(draft, ALICE);

        assertThat(fixtures().registry().versions().get(version.id())).isEqualTo(version);
        assertThat(version.content())
                .isEqualTo(new VersionContent.Sourced(
                        draft.source(),
                        "s3://bucket/Model%20A",
                        Optional.empty(),
                        "nobody-knows-this-run",
                        "http://ci/7"));
        assertThat(version.run()).isEmpty();
        assertThat(snapshot(version.id()).description()).isEqualTo("the first");
        assertThat(snapshot(version.id()).tags()).containsExactly(new Tag("team", "fares"));
        assertThat(fixtures().graph().edges().list(version.id().ref()))
                .extracting(Edge::toString)
                .containsExactly(version.id().ref() + " member-of " + FARES.ref());
    }

    @Test
    void cannotBeLoadedHere() {
        VersionId version = register(FARES);

        refused(() -> fixtures().registry().versions().get(version).stored(), ErrorCode.UNSUPPORTED)
                .hasMessageContaining("a client registered it from \"s3://bucket/model\"");
    }

    @Test
    void ofAnotherVersionHasItsFiles() {
        VersionId first = register(FARES);
        ModelName copies = ModelName.ofClient("copies");
        create(copies);
        String source = "models:/Fare model, n%C3%A9e 运费/1";

        ModelVersion copy = clients().sourced().create(SourceDraft.of(copies, source), ALICE);

        assertThat(copy.content())
                .isInstanceOfSatisfying(
                        VersionContent.Sourced.class,
                        sourced -> assertThat(sourced.location()).isEqualTo("s3://bucket/model"));
        refused(
                        () -> clients().sourced().create(SourceDraft.of(copies, "models:/copies/9"), ALICE),
                        ErrorCode.NOT_FOUND)
                .hasMessageContaining("the newest is 1");
        refused(() -> clients().sourced().create(SourceDraft.of(copies, "models:/m-0a1b"), ALICE), ErrorCode.NOT_FOUND)
                .hasMessageContaining("m-0a1b");
        assertThat(first.number()).isEqualTo(1);
    }

    @Test
    void isOfAPromptOnlyWithItsTag() {
        create(FARES);
        SourceDraft draft = SourceDraft.of(FARES, VersionSource.PROMPT);

        refused(() -> clients().sourced().create(draft, ALICE), ErrorCode.INVALID_ARGUMENT)
                .hasMessageStartingWith("Invalid model version source");

        Tag prompt = new Tag(RegistryGrammar.PROMPT_TAG, "true");
        assertThat(clients()
                        .sourced()
                        .create(draft.tagged(List.of(prompt)), ALICE)
                        .id())
                .isEqualTo(FARES.version(1));
    }

    @Test
    void aVersionOnlyRegisteredTakesNobodysPlace() {
        create(MODEL);
        VersionId loadable = fixtures().register();
        VersionId onlyRegistered = register(MODEL);

        Optional<ModelVersion> newest = fixtures()
                .database()
                .read(transaction -> fixtures().registry().versions().newestIn(transaction, MODEL, Stage.CANDIDATE));

        assertThat(newest.map(ModelVersion::id)).contains(loadable);
        Optional<ModelVersion> last = fixtures()
                .database()
                .read(transaction -> fixtures().registry().versions().lastInto(transaction, MODEL, Stage.CANDIDATE));
        assertThat(last.map(ModelVersion::id)).contains(onlyRegistered);
    }
}
