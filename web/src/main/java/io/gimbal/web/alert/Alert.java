package io.gimbal.web.alert;

import io.gimbal.evidence.Evidence;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Fact;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Light;
import io.gimbal.web.kit.Prose;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An alert from its raising to its clearing.
///
/// @param raised event time
/// @param cleared event time; empty while it is open
/// @param summary of the raising
/// @param numbers that were given with the raising
public record Alert(
        AssetRef about,
        String monitor,
        String name,
        String severity,
        Instant raised,
        Optional<Instant> cleared,
        String summary,
        List<Fact> numbers,
        List<String> actions) {
    private static final Set<String> SHOWN_ELSEWHERE =
            Set.of("alert", "severity", "state", "monitor", "actions", "chunks");

    public Alert {
        Objects.requireNonNull(about);
        Objects.requireNonNull(raised);
        Objects.requireNonNull(cleared);
        numbers = List.copyOf(numbers);
        actions = List.copyOf(actions);
    }

    static Alert raisedBy(Evidence evidence) {
        JsonObject values = evidence.values();
        JsonObject.Builder rest = JsonObject.builder();
        values.fields().forEach((name, value) -> {
            if (!SHOWN_ELSEWHERE.contains(name)) {
                rest.put(name, value);
            }
        });
        return new Alert(
                evidence.about(),
                values.findText("monitor").orElse(""),
                values.text("alert"),
                values.text("severity"),
                evidence.observedAt(),
                Optional.empty(),
                Prose.of(evidence.result().summary()),
                Fact.of(rest.build()),
                values.findObject("actions").map(Fact::of).orElse(List.of()).stream()
                        .map(Alert::action)
                        .toList());
    }

    private static String action(Fact asked) {
        return switch (asked.sentence()) {
            case "failsafe: always" -> "failsafe";
            case "failsafe: if-better" -> "failsafe, if its error is smaller";
            default -> asked.name().equals("retrain") ? "pipeline " + asked.value() : asked.sentence();
        };
    }

    Alert clearedAt(Instant at) {
        return new Alert(about, monitor, name, severity, raised, Optional.of(at), summary, numbers, actions);
    }

    /// The same alert, asking again: what it says now, and all that it has asked for.
    Alert again(Alert later) {
        List<String> asked = Stream.concat(actions.stream(), later.actions.stream())
                .distinct()
                .toList();
        return new Alert(about, monitor, name, severity, raised, cleared, later.summary, later.numbers, asked);
    }

    public boolean isOpen() {
        return cleared.isEmpty();
    }

    public AssetLink link() {
        return AssetLink.of(about);
    }

    public String raisedText() {
        return Figures.time(raised);
    }

    public String clearedText() {
        return cleared.map(Figures::time).orElse("open");
    }

    public Light light() {
        return switch (severity) {
            case "CRITICAL" -> Light.CRITICAL;
            case "WARNING" -> Light.WARNING;
            default -> Light.UNKNOWN;
        };
    }
}
