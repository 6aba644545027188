package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.FRESH;
import static io.gimbal.registry.RegistryFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.registry.RegistryRequest.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is asked of a few versions, in whatever order: the registry does what a small model of it says, and what
/// holds after each request, on every database.
abstract class RegistryPropertyContract extends ClientRegistryContract {
    private static final int REQUESTS = 150;
    private static final int VERSIONS = 4;

    private int made;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsAcceptedIsOnRecordOnceWhereNoPolicyBinds(long seed) {
        ask(new Random(seed), ExpectedRules.of(false), () -> {});
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6})
    void aStageAndTheAliasItKeepsAreOneWhereAPolicyBinds(long seed) {
        List<StageRule> guarded = fixtures().guarded(SMALL).stages();
        List<StageRule> stages = List.of(
                guarded.getFirst(),
                guarded.get(1),
                StageRule.open(Stage.SHADOW).keeping(AliasName.CHALLENGER),
                guarded.getLast());
        fixtures().put(new StagePolicy("taxi", "guarded", "", stages, List.of(FARES.name())));

        ask(new Random(seed), ExpectedRules.of(true), () -> {
            assertKept(Stage.PRODUCTION, AliasName.CHAMPION);
            assertKept(Stage.SHADOW, AliasName.CHALLENGER);
        });
    }

    private void assertKept(Stage stage, AliasName alias) {
        assertThat(fixtures().registry().versions().listIn(FARES, stage))
                .isEqualTo(named(alias).stream().toList());
    }

    private void ask(Random random, ExpectedRules rules, Runnable invariant) {
        AskedRegistry registry = new AskedRegistry(fixtures(), FARES);
        ExpectedRegistry expected = new ExpectedRegistry(rules);
        RandomRequests requests = new RandomRequests(random);
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < REQUESTS; i++) {
            replenish(expected, rules, random);
            RegistryState before = RegistryState.of(fixtures(), FARES, made);
            RegistryRequest request = requests.next(before.stages());
            Outcome outcome = registry.ask(request);
            RegistryState after = RegistryState.of(fixtures(), FARES, made);

            assertThat(outcome).as("%s of %s", request, before).isEqualTo(expected.ask(request));
            assertThat(after.stages()).isEqualTo(expected.stages());
            assertThat(after.aliases()).isEqualTo(expected.aliases());
            assertOnRecordOnce(before, outcome, after);
            assertOnlyTheseMoved(before, outcome, after);
            assertToldAlike(after);
            invariant.run();
            seen.add(outcome.getClass());
            if (outcome instanceof Outcome.Moved(Transition moved)) {
                seen.add(moved.action());
                seen.add(moved.after());
            }
        }
        assertThat(seen)
                .contains(Outcome.Refused.class, Outcome.Impossible.class, Outcome.Done.class)
                .contains((Object[]) Transition.Action.values())
                .contains(Stage.SHADOW, Stage.PRODUCTION, Stage.ARCHIVED);
    }

    /// As many versions as at first. Every third lacks one thing that a gate asks for.
    private void replenish(ExpectedRegistry expected, ExpectedRules rules, Random random) {
        while (expected.stages().size() < VERSIONS) {
            VersionId version = register(FARES);
            made = version.number();
            int lack = made % 3 == 0 ? random.nextInt(1, 5) : 0;
            Duration age = lack == 1 ? FRESH.plusDays(1) : FRESH;
            fixtures().evaluate(version, lack == 2 ? 4.5 : 3.5, NOON.minus(age));
            fixtures().time(version, lack == 3 ? 25.0 : 5.0, NOON);
            if (lack != 4) {
                fixtures().approve(version, "bob", NOON);
            }
            if (lack == 0) {
                rules.trusted().add(version);
            }
            if (lack != 3) {
                rules.quick().add(version);
            }
            expected.add(version);
        }
    }

    private static void assertOnRecordOnce(RegistryState before, Outcome outcome, RegistryState after) {
        List<String> expected = new ArrayList<>();
        switch (outcome) {
            case Outcome.Moved(Transition moved) -> {
                expected.add(moved.version().ref() + " " + moved.action().text());
                moved.replaced().ifPresent(version -> expected.add(version.ref() + " archived"));
            }
            case Outcome.Refused(VersionId version) -> expected.add(version.ref() + " promotion-refused");
            case Outcome.Impossible _ -> {}
            case Outcome.Done _ -> {}
        }
        before.stages().keySet().stream()
                .filter(version -> !after.stages().containsKey(version))
                .forEach(version -> expected.add(version.ref() + " deleted"));
        Set<AliasName> names = new HashSet<>(before.aliases().keySet());
        names.addAll(after.aliases().keySet());
        names.stream()
                .filter(name -> !Objects.equals(
                        before.aliases().get(name), after.aliases().get(name)))
                .map(name -> after.aliases().containsKey(name) ? " alias-moved" : " alias-deleted")
                .forEach(action -> expected.add(FARES.ref() + action));
        assertThat(after.recordedSince(before)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void assertOnlyTheseMoved(RegistryState before, Outcome outcome, RegistryState after) {
        Set<VersionId> may = new HashSet<>();
        if (outcome instanceof Outcome.Moved(Transition moved)) {
            assertThat(after.stages().get(moved.version())).isEqualTo(moved.after());
            may.add(moved.version());
            moved.replaced().ifPresent(may::add);
        }
        after.stages().forEach((version, stage) -> {
            if (!may.contains(version)) {
                assertThat(stage).isEqualTo(before.stages().get(version));
            }
        });
        if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.Impossible) {
            assertThat(after.stages()).isEqualTo(before.stages());
            assertThat(after.aliases()).isEqualTo(before.aliases());
        }
    }

    /// An alias is on one version that there is; the graph and what clients read say the same as the registry.
    private void assertToldAlike(RegistryState state) {
        assertThat(state.stages().keySet()).containsAll(state.aliases().values());
        List<AliasName> shown = new ArrayList<>();
        state.stages().forEach((version, stage) -> {
            assertThat(fixtures().stageInGraph(version)).isEqualTo(stage.value());
            assertThat(snapshot(version).stage()).isEqualTo(stage);
            snapshot(version).aliases().forEach(alias -> {
                assertThat(state.aliases()).containsEntry(alias, version);
                shown.add(alias);
            });
        });
        assertThat(shown).containsExactlyInAnyOrderElementsOf(state.aliases().keySet());
    }
}
