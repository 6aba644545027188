package io.gimbal.web.experiment;

import io.gimbal.filter.Entity;
import io.gimbal.filter.FilterCompletions;
import io.gimbal.filter.Identifier;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.RunStatus;
import io.gimbal.tracking.overview.LoggedKey;
import io.gimbal.tracking.overview.LoggedKeys;
import io.gimbal.tracking.overview.LoggedKeys.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a filter of the runs of one experiment can be made of.
record FilterWords(LoggedKeys logged, ExperimentId experiment) implements FilterCompletions.Known {
    private static final int MOST = 50;

    @Override
    public List<String> keys(Entity entity, String beginning) {
        String lower = beginning.toLowerCase(Locale.ROOT);
        return kind(entity.name()).stream()
                .flatMap(kind -> logged.list(experiment, kind).stream())
                .map(LoggedKey::name)
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(lower))
                .toList();
    }

    @Override
    public List<String> values(Identifier identifier, String beginning) {
        if (identifier.equals(new Identifier("attribute", "status"))) {
            return Arrays.stream(RunStatus.values())
                    .map(RunStatus::name)
                    .filter(name -> name.startsWith(beginning.toUpperCase(Locale.ROOT)))
                    .toList();
        }
        return kind(identifier.entity())
                .map(kind -> logged.values(experiment, kind, identifier.key(), beginning, MOST))
                .orElse(List.of());
    }

    private static Optional<Kind> kind(String entity) {
        return switch (entity) {
            case "param" -> Optional.of(Kind.PARAM);
            case "metric" -> Optional.of(Kind.METRIC);
            case "tag" -> Optional.of(Kind.TAG);
            default -> Optional.empty();
        };
    }
}
