package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.NOON;
import static io.gimbal.registry.RegistryFixtures.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gimbal.core.ErrorCode;
import io.gimbal.evidence.Gate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Stages and aliases that clients ask for, with a policy and without one, on every database.
abstract class ClientStageContract extends ClientRegistryContract {
    @Nested
    class AModelThatNoPolicyNames {
        @Test
        void acceptsEveryTransitionAndAlias() {
            VersionId first = register(FARES);
            VersionId second = register(FARES);

            promote(first, Stage.PRODUCTION, true);
            promote(second, Stage.PRODUCTION, true);
            assertThat(fixtures().stageOf(first)).isEqualTo(Stage.PRODUCTION);
            assertThat(named(AliasName.CHAMPION)).contains(second);

            assertThat(name(AliasName.CHAMPION, first)).isEmpty();
            assertThat(named(AliasName.CHAMPION)).contains(first);
            assertThat(fixtures().stageOf(second)).isEqualTo(Stage.PRODUCTION);
            assertThat(fixtures().changes(FARES.ref()).getFirst().reason().why())
                    .isEqualTo("not given (MLflow client)");
        }

        @Test
        void recordsAReasonForTheNextMoveOnly() {
            VersionId version = register(FARES);
            clients().tags().put(version, new Tag(ClientRequests.WHY_TAG, "try it"));

            promote(version, STAGING, true);
            promote(version, Stage.PRODUCTION, true);

            assertThat(fixtures().registry().versions().transitions(version))
                    .extracting(move -> move.reason().why())
                    .containsExactly("try it", ClientRequests.NOT_GIVEN);
        }

        @Test
        void archivesWhatWasThereWhenAsked() {
            VersionId first = register(FARES);
            VersionId second = register(FARES);
            promote(first, Stage.PRODUCTION, true);

            promote(second, Stage.PRODUCTION, false);

            assertThat(fixtures().stageOf(first)).isEqualTo(Stage.ARCHIVED);
            fixtures().registry().promotions().rollBack(FARES, ALICE, NOON);
            assertThat(named(AliasName.CHAMPION)).contains(first);
            assertThat(fixtures().stageOf(second)).isEqualTo(Stage.ARCHIVED);
        }

        @Test
        void tellsMovesBackFromPromotions_inTheOrderOfTheirRecord() {
            VersionId first = register(FARES);
            VersionId second = register(FARES);
            promote(first, Stage.PRODUCTION, true, NOON.plus(Duration.ofDays(1)));
            promote(second, Stage.SHADOW, true);
            promote(first, STAGING, true);
            promote(second, Stage.ARCHIVED, true);
            promote(second, Stage.CANDIDATE, true);

            assertThat(fixtures().registry().versions().moves(FARES, 4))
                    .extracting(
                            move -> move.version().number(),
                            Transition::action,
                            move -> move.after().value())
                    .containsExactly(
                            tuple(2, Transition.Action.PROMOTED, "candidate"),
                            tuple(2, Transition.Action.ARCHIVED, "archived"),
                            tuple(1, Transition.Action.MOVED_BACK, "staging"),
                            tuple(2, Transition.Action.PROMOTED, "shadow"));
            assertThat(fixtures().actions(first.ref())).startsWith("moved-back", "promoted");
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
            assertThat(fixtures().stageOf(first)).isEqualTo(Stage.SHADOW);
        }
    }

    @Nested
    class AModelThatGetsItsPolicyLater {
        private void police(String... stages) {
            List<StageRule> rules = Stream.concat(
                            Stream.of(stages).map(stage -> StageRule.open(new Stage(stage))),
                            Stream.of(StageRule.open(Stage.PRODUCTION).keeping(AliasName.CHAMPION)))
                    .toList();
            fixtures().put(new StagePolicy("taxi", "later", "", rules, List.of(FARES.name())));
        }

        @Test
        void countsTheVersionsItHasAsBegun() {
            VersionId version = register(FARES);
            police("dev");

            assertThat(name(AliasName.CHAMPION, version)).get().isInstanceOf(Promotion.Moved.class);

            assertThat(fixtures().stageOf(version)).isEqualTo(Stage.PRODUCTION);
            assertThat(named(AliasName.CHAMPION)).contains(version);
        }

        @Test
        void leadsThemThroughTheOtherStages_andWhatWasArchivedThroughAll() {
            VersionId begun = register(FARES);
            VersionId archived = register(FARES);
            promote(archived, Stage.ARCHIVED, true);
            police("dev", "test");

            assertThat(missing(begun)).contains("from candidate the way to production leads through test");
            assertThat(missing(archived)).contains("from archived the way to production leads through dev, test");
        }

        private String missing(VersionId version) {
            return name(AliasName.CHAMPION, version)
                    .map(Promotion.Refused.class::cast)
                    .orElseThrow()
                    .message();
        }
    }

    @Nested
    class AModelThatAPolicyNames {
        @BeforeEach
        void police() {
            StagePolicy guarded = fixtures().guarded("candidate.evaluation.mae <= 4.0");
            List<StageRule> stages = Stream.concat(
                            guarded.stages().stream().limit(2),
                            Stream.of(guarded.stages().getLast().explained()))
                    .toList();
            fixtures().put(new StagePolicy("taxi", "guarded", "", stages, List.of(FARES.name())));
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
            assertThat(fixtures().actions(version.ref())).startsWith("promotion-refused");
        }

        @Test
        void reachesProductionByItsAliasWithItsReason() {
            VersionId version = register(FARES);
            fixtures().evaluate(version, 3.5, NOON);
            fixtures().time(version, 5.0, NOON);
            fixtures().approve(version, "bob", NOON);
            promote(version, STAGING, true);
            clients().tags().put(version, new Tag(ClientRequests.WHY_TAG, "less wrong"));

            assertThat(name(AliasName.CHAMPION, version)).get().isInstanceOf(Promotion.Moved.class);

            assertThat(fixtures().stageOf(version)).isEqualTo(Stage.PRODUCTION);
            assertThat(fixtures().changes(version.ref()).getFirst().reason().why())
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
        void asksForTheReasonAgainForEachMove() {
            VersionId version = register(FARES);
            fixtures().evaluate(version, 3.5, NOON);
            fixtures().time(version, 5.0, NOON);
            fixtures().approve(version, "bob", NOON);
            Tag why = new Tag(ClientRequests.WHY_TAG, "less wrong");
            clients().tags().put(version, why);
            promote(version, STAGING, true);

            assertThat(name(AliasName.CHAMPION, version))
                    .get()
                    .isInstanceOfSatisfying(
                            Promotion.Refused.class,
                            refused -> assertThat(refused.message())
                                    .contains("why missing: stage production asks for a reason")
                                    .contains("what it says was there already for the move from candidate to staging"
                                            + " at 2020-03-15T12:00:00Z, set it again for this one"));

            clients().tags().put(version, why);
            assertThat(name(AliasName.CHAMPION, version)).get().isInstanceOf(Promotion.Moved.class);
            assertThat(fixtures().registry().versions().transitions(version))
                    .extracting(move -> move.reason().why())
                    .containsExactly("less wrong", "less wrong");
        }

        @Test
        void leavesTheChallengerFreeWithoutAStageThatKeepsIt() {
            VersionId version = register(FARES);

            assertThat(name(AliasName.CHALLENGER, version)).isEmpty();

            assertThat(named(AliasName.CHALLENGER)).contains(version);
            assertThat(fixtures().stageOf(version)).isEqualTo(Stage.CANDIDATE);
        }

        @Test
        void asksForTheStageThatKeepsTheChallenger() {
            List<StageRule> stages = List.of(
                    StageRule.open(Stage.CANDIDATE),
                    StageRule.open(Stage.SHADOW).naming(AliasName.CHALLENGER),
                    StageRule.open(Stage.PRODUCTION).keeping(AliasName.CHAMPION));
            fixtures().put(new StagePolicy("taxi", "guarded", "", stages, List.of(FARES.name())));
            VersionId version = register(FARES);

            assertThat(name(AliasName.CHALLENGER, version)).get().isInstanceOf(Promotion.Moved.class);

            assertThat(fixtures().stageOf(version)).isEqualTo(Stage.SHADOW);
        }

        @Test
        void isNamedByOnePolicyOnly() {
            StagePolicy other = new StagePolicy(
                    "bus", "other", "", fixtures().guarded("true").stages(), List.of("x", FARES.name()));

            refused(() -> fixtures().put(other), ErrorCode.ALREADY_EXISTS)
                    .hasMessageContaining("obeys stage-policy:taxi/guarded already");
        }

        @Test
        void isFreeWhenThePolicyGoes() {
            VersionId version = register(FARES);
            fixtures().database().write(transaction -> {
                fixtures().registry().policies().delete(transaction, "taxi", "guarded");
                return version;
            });

            promote(version, Stage.PRODUCTION, true);

            assertThat(fixtures().stageOf(version)).isEqualTo(Stage.PRODUCTION);
        }
    }

    @Test
    void aReviewCountsWithEveryPointOfTheChecklist() {
        StagePolicy guarded = fixtures().guarded("true");
        StageRule production = StageRule.gated(
                        Stage.PRODUCTION, Gate.of("production").reviewedBy(2, List.of("limits", "bias")))
                .keeping(AliasName.CHAMPION);
        fixtures()
                .put(new StagePolicy(
                        "taxi",
                        "reviewed",
                        "",
                        List.of(guarded.stages().getFirst(), production),
                        List.of(FARES.name())));
        VersionId version = register(FARES);
        fixtures().review(version, "bob", List.of("limits"));

        assertThat(fixtures()
                        .registry()
                        .promotions()
                        .ask(version, Stage.PRODUCTION, NOON)
                        .refusal())
                .contains("reviewers failed")
                .contains("candidate.review.approvals = 1")
                .contains("checklist failed")
                .contains("nobody has confirmed: bias");
        fixtures().review(version, ALICE.who(), List.of("bias"));
        assertThat(fixtures()
                        .registry()
                        .promotions()
                        .ask(version, Stage.PRODUCTION, NOON)
                        .refusal())
                .contains("the word of alice does not count: is the author; nobody has confirmed: bias");

        fixtures().review(version, "carol", List.of("bias"));

        assertThat(fixtures()
                        .registry()
                        .promotions()
                        .ask(version, Stage.PRODUCTION, NOON)
                        .passed())
                .isTrue();
    }
}
