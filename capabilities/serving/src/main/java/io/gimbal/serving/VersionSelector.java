package io.gimbal.serving;

import io.gimbal.core.CodedException;
import java.util.Objects;
import java.util.Optional;

/// Which version of a model is meant: the one that stands in a stage, or the one that has an alias. What it means
/// moves; nothing at all is possible, too.
public record VersionSelector(Optional<String> stage, Optional<String> alias) {
    public VersionSelector {
        Objects.requireNonNull(stage);
        Objects.requireNonNull(alias);
        if (stage.isPresent() == alias.isPresent()) {
            throw CodedException.invalidArgument("a version is selected by its stage or by an alias, one of the two");
        }
    }

    public static VersionSelector ofStage(String stage) {
        return new VersionSelector(Optional.of(stage), Optional.empty());
    }

    public static VersionSelector ofAlias(String alias) {
        return new VersionSelector(Optional.empty(), Optional.of(alias));
    }

    /// `stage production`, `alias failsafe`
    @Override
    public String toString() {
        return stage.map(name -> "stage " + name).orElseGet(() -> "alias " + alias.orElseThrow());
    }
}
