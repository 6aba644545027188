package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.MODEL;
import static io.gimbal.registry.RegistryFixtures.NOON;
import static io.gimbal.registry.RegistryFixtures.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import io.gimbal.evidence.Gate;
import io.gimbal.graph.Edge;
import io.gimbal.sql.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the registry promises clients that know no projects, no policies and no reasons, on every database.
abstract class ClientModelContract {
    private static final ModelName FARES = ModelName.ofClient("Fare model, née 运费");
    private static final AliasName BEST = new AliasName("Best_1");

    @TempDir
    private Path folder;

    private RegistryFixtures fixtures;

    protected abstract Database open();

    @BeforeEach
    void start() {
        fixtures = RegistryFixtures.on(open(), folder);
    }

    @AfterEach
    void stop() {
        fixtures.close();
    }

    @Nested
    class AVersionWithASource {
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

            assertThat(fixtures.registry().versions().get(version.id())).isEqualTo(version);
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
            assertThat(fixtures.graph().edges().list(version.id().ref()))
                    .extracting(Edge::toString)
                    .containsExactly(version.id().ref() + " member-of " + FARES.ref());
        }

        @Test
        void cannotBeLoadedHere() {
            VersionId version = register(FARES);

            refused(() -> fixtures.registry().versions().get(version).stored(), ErrorCode.UNSUPPORTED)
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
            refused(
                            () -> clients().sourced().create(SourceDraft.of(copies, "models:/m-0a1b"), ALICE),
                            ErrorCode.NOT_FOUND)
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
    }

    @Test
    void aVersionOnlyRegisteredTakesNobodysPlace() {
        create(MODEL);
        VersionId loadable = fixtures.register();
        register(MODEL);

        Optional<ModelVersion> newest = fixtures.database()
                .read(transaction -> fixtures.registry().versions().newestIn(transaction, MODEL, Stage.CANDIDATE));

        assertThat(newest.map(ModelVersion::id)).contains(loadable);
    }

    @Nested
    class AName {
        @Test
        void meansTheClientsOwnModelFirst() {
            create(new ModelName("taxi", "fare"));
            assertThat(find("fare")).contains(new ModelName("taxi", "fare"));
            assertThat(flat(new ModelName("taxi", "fare"))).isEqualTo("fare");

            create(ModelName.ofClient("fare"));

            assertThat(find("fare")).contains(ModelName.ofClient("fare"));
            assertThat(find("taxi.fare")).contains(new ModelName("taxi", "fare"));
            assertThat(flat(new ModelName("taxi", "fare"))).isEqualTo("taxi.fare");
        }

        @Test
        void ofTwoProjectsMeansNeither() {
            create(new ModelName("taxi", "fare"));
            create(new ModelName("bus", "fare"));

            assertThat(find("fare")).isEmpty();
            assertThat(find("bus.fare")).contains(new ModelName("bus", "fare"));
            assertThat(find("mlflow.fare")).isEmpty();
            assertThat(find("a/b")).isEmpty();
        }
    }

    @Nested
    class AModelThatNoPolicyNames {
        @Test
        void acceptsEveryTransitionAndAlias() {
            VersionId first = register(FARES);
            VersionId second = register(FARES);

            promote(first, Stage.PRODUCTION, true);
            promote(second, Stage.PRODUCTION, true);
            assertThat(fixtures.stageOf(first)).isEqualTo(Stage.PRODUCTION);
            assertThat(named(AliasName.CHAMPION)).contains(second);

            assertThat(name(AliasName.CHAMPION, first)).isEmpty();
            assertThat(named(AliasName.CHAMPION)).contains(first);
            assertThat(fixtures.stageOf(second)).isEqualTo(Stage.PRODUCTION);
            assertThat(fixtures.changes(FARES.ref()).getFirst().reason().why()).isEqualTo("not given (MLflow client)");
        }

        @Test
        void archivesWhatWasThereWhenAsked() {
            VersionId first = register(FARES);
            VersionId second = register(FARES);
            promote(first, Stage.PRODUCTION, true);

            promote(second, Stage.PRODUCTION, false);

            assertThat(fixtures.stageOf(first)).isEqualTo(Stage.ARCHIVED);
            fixtures.registry().promotions().rollBack(FARES, ALICE, NOON);
            assertThat(named(AliasName.CHAMPION)).contains(first);
            assertThat(fixtures.stageOf(second)).isEqualTo(Stage.ARCHIVED);
        }

        @Test
        void namesTheChallengerInShadow() {
            VersionId first = register(FARES);
            VersionId second = register(FARES);

            promote(first, Stage.SHADOW, true);
            promote(second, Stage.SHADOW, true);
            assertThat(named(AliasName.CHALLENGER)).contains(second);
            promote(second, Stage.PRODUCTION, true);

            assertThat(named(AliasName.CHALLENGER)).isEmpty();
            assertThat(fixtures.stageOf(first)).isEqualTo(Stage.SHADOW);
        }
    }

    @Nested
    class AModelThatAPolicyNames {
        @BeforeEach
        void police() {
            StagePolicy guarded = fixtures.guarded("candidate.evaluation.mae <= 4.0");
            List<StageRule> stages = Stream.concat(
                            guarded.stages().stream().limit(2),
                            Stream.of(guarded.stages().getLast().explained()))
                    .toList();
            fixtures.put(new StagePolicy("taxi", "guarded", "", stages, List.of(FARES.name())));
        }

        @Test
        void isRefusedWithEveryMissingPiece() {
            VersionId version = register(FARES);

            Optional<Promotion> wish = name(AliasName.CHAMPION, version);

            assertThat(wish)
                    .get()
                    .isInstanceOfSatisfying(
                            Promotion.Refused.class,
                            refused -> assertThat(refused.message())
                                    .contains("leads through staging")
                                    .contains(
                                            "why missing: stage production asks for a reason, give it in the version's tag gimbal.why")
                                    .contains("candidate.evaluation is missing")
                                    .contains("candidate.review is missing"));
            assertThat(named(AliasName.CHAMPION)).isEmpty();
            assertThat(fixtures.actions(version.ref())).startsWith("promotion-refused");
        }

        @Test
        void reachesProductionByItsAliasWithItsReason() {
            VersionId version = register(FARES);
            fixtures.evaluate(version, 3.5, NOON);
            fixtures.time(version, 5.0, NOON);
            fixtures.approve(version, "bob", NOON);
            promote(version, STAGING, true);
            clients().tags().put(version, new Tag(ClientRequests.WHY_TAG, "less wrong"));

            assertThat(name(AliasName.CHAMPION, version)).get().isInstanceOf(Promotion.Moved.class);

            assertThat(fixtures.stageOf(version)).isEqualTo(Stage.PRODUCTION);
            assertThat(fixtures.changes(version.ref()).getFirst().reason().why())
                    .isEqualTo("less wrong");
            assertThat(name(AliasName.CHAMPION, version)).isEmpty();
            assertThat(name(BEST, version)).isEmpty();
            refused(() -> clients().deletions().delete(FARES, ALICE), ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("while it is champion");
            refused(
                            () -> clients().renames().rename(FARES, ModelName.ofClient("free"), ALICE),
                            ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("stage-policy:taxi/guarded names it");
        }

        @Test
        void isNamedByOnePolicyOnly() {
            StagePolicy other =
                    new StagePolicy("bus", "other", "", fixtures.guarded("true").stages(), List.of("x", FARES.name()));

            refused(() -> fixtures.put(other), ErrorCode.ALREADY_EXISTS)
                    .hasMessageContaining("obeys stage-policy:taxi/guarded already");
        }

        @Test
        void isFreeWhenThePolicyGoes() {
            VersionId version = register(FARES);
            fixtures.database().write(transaction -> {
                fixtures.registry().policies().delete(transaction, "taxi", "guarded");
                return version;
            });

            promote(version, Stage.PRODUCTION, true);

            assertThat(fixtures.stageOf(version)).isEqualTo(Stage.PRODUCTION);
        }
    }

    @Test
    void aReviewCountsWithEveryPointOfTheChecklist() {
        StagePolicy guarded = fixtures.guarded("true");
        StageRule production = StageRule.gated(
                        Stage.PRODUCTION, Gate.of("production").reviewedBy(2, List.of("limits", "bias")))
                .keeping(AliasName.CHAMPION);
        fixtures.put(new StagePolicy(
                "taxi", "reviewed", "", List.of(guarded.stages().getFirst(), production), List.of(FARES.name())));
        VersionId version = register(FARES);
        fixtures.review(version, "bob", List.of("limits"));

        assertThat(fixtures.registry()
                        .promotions()
                        .ask(version, Stage.PRODUCTION, NOON)
                        .refusal())
                .contains("reviewers failed")
                .contains("candidate.review.approvals = 1")
                .contains("checklist failed")
                .contains("nobody has confirmed: bias");
        fixtures.review(version, ALICE.who(), List.of("bias"));
        assertThat(fixtures.registry()
                        .promotions()
                        .ask(version, Stage.PRODUCTION, NOON)
                        .refusal())
                .contains("the word of alice does not count: is the author; nobody has confirmed: bias");

        fixtures.review(version, "carol", List.of("bias"));

        assertThat(fixtures.registry()
                        .promotions()
                        .ask(version, Stage.PRODUCTION, NOON)
                        .passed())
                .isTrue();
    }

    @Nested
    class Deleting {
        @Test
        void aVersionTakesItsTagsAndAliasesAndNeverItsNumber() {
            VersionId first = register(FARES);
            clients().tags().put(first, new Tag("a", "b"));
            name(BEST, first);
            promote(first, Stage.PRODUCTION, true);

            clients().deletions().delete(first, ALICE);

            assertThat(fixtures.registry().versions().find(first)).isEmpty();
            assertThat(fixtures.registry().aliases().list(FARES)).isEmpty();
            assertThat(fixtures.graph().assets().find(first.ref())).isEmpty();
            assertThat(fixtures.actions(first.ref())).startsWith("deleted");
            assertThat(register(FARES).number()).isEqualTo(2);
        }

        @Test
        void aModelTakesItsVersionsAndItsNumbersGoOnAfterIt() {
            register(FARES);
            VersionId second = register(FARES);

            clients().deletions().delete(FARES, ALICE);

            assertThat(fixtures.registry().models().find(FARES)).isEmpty();
            assertThat(fixtures.graph().assets().find(second.ref())).isEmpty();
            assertThat(register(FARES).number()).isEqualTo(3);
        }

        @Test
        void isRefusedWhileSomethingDependsOnIt() {
            VersionId version = register(FARES);
            fixtures.depend("endpoint", "fares", version.ref());

            refused(() -> clients().deletions().delete(version, ALICE), ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("depended on by endpoint:taxi/fares");
            refused(() -> clients().deletions().delete(FARES, ALICE), ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("depended on by endpoint:taxi/fares");
            refused(
                            () -> clients().renames().rename(FARES, ModelName.ofClient("free"), ALICE),
                            ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("depended on by endpoint:taxi/fares");
            assertThat(fixtures.registry().versions().find(version)).isPresent();
        }
    }

    @Nested
    class Renaming {
        private final ModelName tips = ModelName.ofClient("Tips");

        @Test
        void takesEverythingAlong() {
            VersionId version = register(FARES);
            clients().tags().put(FARES, new Tag("team", "taxi"));
            clients().tags().put(version, new Tag("size", "small"));
            name(BEST, version);
            promote(version, Stage.PRODUCTION, true);
            fixtures.evaluate(version, 3.5, NOON);

            clients().renames().rename(FARES, tips, ALICE);

            VersionId renamed = tips.version(1);
            assertThat(snapshot(renamed).tags()).containsExactly(new Tag("size", "small"));
            assertThat(snapshot(renamed).aliases()).containsExactly(BEST, AliasName.CHAMPION);
            assertThat(fixtures.registry().versions().transitions(renamed)).hasSize(1);
            assertThat(fixtures.evidence().log().latestOfEachType(renamed.ref()))
                    .hasSize(1);
            assertThat(fixtures.graph().edges().list(renamed.ref()))
                    .extracting(Edge::toString)
                    .containsExactly(renamed.ref() + " member-of " + tips.ref());
            assertThat(clients().tags().list(tips)).containsExactly(new Tag("team", "taxi"));
            assertThat(fixtures.registry().models().find(FARES)).isEmpty();
            assertThat(register(tips).number()).isEqualTo(2);
            assertThat(register(FARES).number()).isEqualTo(1);
        }

        @Test
        void toATakenNameIsRefused() {
            register(FARES);
            create(new ModelName("taxi", "Tips"));

            refused(() -> clients().renames().rename(FARES, tips, ALICE), ErrorCode.ALREADY_EXISTS)
                    .hasMessageContaining("Registered Model (name=Tips) already exists");
        }

        @Test
        void toTheNameOfADeletedModelGivesNoNumberTwice() {
            register(tips);
            clients().deletions().delete(tips, ALICE);
            register(FARES);

            refused(() -> clients().renames().rename(FARES, tips, ALICE), ErrorCode.FAILED_PRECONDITION)
                    .hasMessageContaining("numbers are not given twice");
        }
    }

    @Nested
    class ARace {
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

            assertThat(snapshot(first).aliases().size()
                            + snapshot(second).aliases().size())
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
            assertThat(fixtures.registry()
                            .versions()
                            .list(FARES, PageRequest.first())
                            .items())
                    .hasSize(16);
        }
    }

    @Test
    void aDeclaredModelIsChangedByItsProjectOnly() {
        fixtures.declareModel(MODEL);

        refused(() -> clients().deletions().delete(MODEL, ALICE), ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("project taxi declares it");
        refused(() -> fixtures.registry().models().describe(MODEL, "mine", ALICE), ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("project taxi declares it");
        refused(
                        () -> clients().renames().rename(MODEL, new ModelName("taxi", "mine"), ALICE),
                        ErrorCode.FAILED_PRECONDITION)
                .hasMessageContaining("project taxi declares it");
    }

    private ClientRegistry clients() {
        return fixtures.registry().clients();
    }

    private void create(ModelName model) {
        fixtures.registry().models().create(ModelDraft.of(model, ""), ALICE);
    }

    private VersionId register(ModelName model) {
        if (fixtures.registry().models().find(model).isEmpty()) {
            create(model);
        }
        return clients()
                .sourced()
                .create(SourceDraft.of(model, "s3://bucket/model"), ALICE)
                .id();
    }

    private void promote(VersionId version, Stage stage, boolean isSharing) {
        Promotion promotion = fixtures.database()
                .write(transaction ->
                        clients().requests().promote(transaction, version, stage, "client", isSharing, NOON));
        assertThat(promotion).isInstanceOf(Promotion.Moved.class);
    }

    private Optional<Promotion> name(AliasName alias, VersionId version) {
        return fixtures.database()
                .write(transaction -> clients().requests().name(transaction, alias, version, "client", NOON));
    }

    private Optional<VersionId> named(AliasName alias) {
        return fixtures.registry().aliases().find(FARES, alias).map(Alias::version);
    }

    private Optional<ModelName> find(String name) {
        return fixtures.database().read(transaction -> clients().names().find(transaction, name));
    }

    private String flat(ModelName model) {
        return fixtures.database().read(transaction -> clients().names().of(transaction, model));
    }

    private VersionSnapshot snapshot(VersionId version) {
        return fixtures.database().read(transaction -> clients().snapshots().get(transaction, version));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable call, ErrorCode code) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
