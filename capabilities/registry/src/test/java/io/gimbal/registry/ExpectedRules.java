package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.STAGING;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What should hold for the stages of one model.
///
/// @param isPoliced whether a policy binds that leads from candidate through staging and shadow to production
/// @param trusted the versions that have all that production asks for
/// @param quick those that have what staging asks for
record ExpectedRules(boolean isPoliced, Set<VersionId> trusted, Set<VersionId> quick) {
    private static final List<Stage> ORDER = List.of(Stage.CANDIDATE, STAGING, Stage.SHADOW, Stage.PRODUCTION);
    private static final Map<Stage, AliasName> NAMED =
            Map.of(Stage.SHADOW, AliasName.CHALLENGER, Stage.PRODUCTION, AliasName.CHAMPION);

    static ExpectedRules of(boolean isPoliced) {
        return new ExpectedRules(isPoliced, new HashSet<>(), new HashSet<>());
    }

    /// At most one stage ahead; back, and out of use, from everywhere; from there only to the beginning.
    boolean isInOrder(Stage from, Stage to) {
        return !isPoliced || ORDER.indexOf(to) <= ORDER.indexOf(from) + 1;
    }

    boolean isBack(Stage from, Stage to) {
        return ORDER.indexOf(to) < ORDER.indexOf(from);
    }

    /// Whether the gate of the stage lets the version in.
    boolean opens(Stage stage, VersionId version) {
        if (isPoliced && stage.equals(Stage.PRODUCTION)) {
            return trusted.contains(version);
        }
        return !isPoliced || !stage.equals(STAGING) || quick.contains(version);
    }

    /// The alias that a version gets with the stage, and loses with it.
    Optional<AliasName> named(Stage stage) {
        return Optional.ofNullable(NAMED.get(stage));
    }

    /// The stage without which the alias cannot be had.
    Optional<Stage> keeper(AliasName alias) {
        return NAMED.entrySet().stream()
                .filter(named -> isPoliced && named.getValue().equals(alias))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// Whether the version that has the stage's alias makes place for the next.
    boolean isForOne(Stage stage, boolean isSharing) {
        return isPoliced || (stage.equals(Stage.PRODUCTION) && !isSharing);
    }
}
