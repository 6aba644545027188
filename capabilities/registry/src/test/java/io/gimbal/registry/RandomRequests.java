package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.STAGING;

import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes up requests about the versions of a model.
final class RandomRequests {
    private static final List<Stage> STAGES =
            List.of(Stage.CANDIDATE, STAGING, Stage.SHADOW, Stage.PRODUCTION, Stage.ARCHIVED, Stage.ARCHIVED);
    private static final List<Stage> WAY = List.of(Stage.CANDIDATE, STAGING, Stage.SHADOW, Stage.PRODUCTION);
    private static final List<AliasName> ALIASES =
            List.of(AliasName.CHAMPION, AliasName.CHALLENGER, new AliasName("Best_1"));

    private final Random random;

    RandomRequests(Random random) {
        this.random = random;
    }

    /// @param stages of the versions there are
    RegistryRequest next(Map<VersionId, Stage> stages) {
        VersionId version = pick(stages.keySet().stream()
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList());
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3, 4, 5 -> new RegistryRequest.Promote(version, stage(stages.get(version)), false, false);
            case 6, 7 -> new RegistryRequest.Promote(version, stage(stages.get(version)), true, random.nextBoolean());
            case 8, 9 -> new RegistryRequest.Name(pick(ALIASES), version);
            case 10 -> new RegistryRequest.Clear(pick(ALIASES));
            case 11, 12 -> new RegistryRequest.RollBack();
            default -> new RegistryRequest.Delete(version);
        };
    }

    /// Any, or more often the next one on the way to production, where versions would seldom come by chance, or stay.
    private Stage stage(Stage from) {
        int next = Math.min(WAY.indexOf(from) + 1, WAY.size() - 1);
        return random.nextInt(4) > 0 ? WAY.get(next) : pick(STAGES);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
