package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.NOON;
import static io.gimbal.registry.RegistryFixtures.STAGING;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Makes up requests about the versions of a model, and makes them.
final class RandomRequests {
    private static final List<Stage> STAGES =
            List.of(Stage.CANDIDATE, STAGING, Stage.SHADOW, Stage.PRODUCTION, Stage.PRODUCTION, Stage.ARCHIVED);
    private static final List<Stage> WAY = List.of(Stage.CANDIDATE, STAGING, Stage.SHADOW, Stage.PRODUCTION);
    private static final List<AliasName> ALIASES =
            List.of(AliasName.CHAMPION, AliasName.CHALLENGER, new AliasName("Best_1"));
    private static final Set<ErrorCode> REFUSALS =
            Set.of(ErrorCode.FAILED_PRECONDITION, ErrorCode.INVALID_ARGUMENT, ErrorCode.NOT_FOUND);

    private final Random random;
    private final RegistryFixtures fixtures;
    private final ModelName model;

    RandomRequests(Random random, RegistryFixtures fixtures, ModelName model) {
        this.random = random;
        this.fixtures = fixtures;
        this.model = model;
    }

    /// What became of a request.
    sealed interface Outcome {
        record Moved(Transition transition) implements Outcome {}

        /// Asked, judged, and refused.
        record Refused(VersionId version) implements Outcome {}

        /// Not allowed to anybody.
        record Impossible() implements Outcome {}

        /// What asks no gate: an alias given or taken, a version deleted.
        record Done() implements Outcome {}
    }

    /// @param versions those there are
    Outcome next(List<VersionId> versions) {
        VersionId version = pick(versions);
        try {
            return switch (random.nextInt(12)) {
                case 0, 1, 2, 3 ->
                    outcome(fixtures.registry().promotions().promote(version, stage(version), ALICE, NOON));
                case 4, 5 -> promoteAsClient(version);
                case 6, 7 -> name(version);
                case 8 -> clear();
                case 9, 10 ->
                    new Outcome.Moved(fixtures.registry()
                            .promotions()
                            .rollBack(model, ALICE, NOON)
                            .transition());
                default -> delete(version);
            };
        } catch (CodedException e) {
            if (!REFUSALS.contains(e.code())) {
                throw e;
            }
            return new Outcome.Impossible();
        }
    }

    private Outcome promoteAsClient(VersionId version) {
        Stage stage = stage(version);
        boolean isSharing = random.nextBoolean();
        return outcome(fixtures.database()
                .write(transaction -> clients().requests().promote(transaction, version, stage, "c", isSharing, NOON)));
    }

    /// Any, or more often the next one on the way to production, where versions would seldom come by chance.
    private Stage stage(VersionId version) {
        int next = WAY.indexOf(fixtures.stageOf(version)) + 1;
        return random.nextInt(4) > 0 && next < WAY.size() ? WAY.get(next) : pick(STAGES);
    }

    private Outcome name(VersionId version) {
        AliasName alias = pick(ALIASES);
        Optional<Promotion> wish = fixtures.database()
                .write(transaction -> clients().requests().name(transaction, alias, version, "c", NOON));
        return wish.map(RandomRequests::outcome).orElseGet(Outcome.Done::new);
    }

    private Outcome clear() {
        AliasName alias = pick(ALIASES);
        fixtures.database().write(transaction -> {
            clients().aliases().clear(transaction, model, alias, ALICE);
            return alias;
        });
        return new Outcome.Done();
    }

    private Outcome delete(VersionId version) {
        clients().deletions().delete(version, ALICE);
        return new Outcome.Done();
    }

    private static Outcome outcome(Promotion promotion) {
        return switch (promotion) {
            case Promotion.Moved moved -> new Outcome.Moved(moved.transition());
            case Promotion.Refused refused -> new Outcome.Refused(refused.version());
        };
    }

    private ClientRegistry clients() {
        return fixtures.registry().clients();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
