package io.gimbal.monitoring.alerts;

import io.gimbal.eventtime.Cooldown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one alert remembers between chunks.
///
/// @param bad the last bad chunks in a row, at most as many as raise the alert
/// @param healthy how many healthy chunks there were in a row
/// @param raisedAt when it was last raised or acted again, which starts its cooldown; survives a new reference
/// @param lastDay the last chunk seen
/// @param lastHealth what that chunk said
public record AlertState(
        boolean open,
        List<AlertChunk> bad,
        int healthy,
        Optional<Instant> raisedAt,
        Optional<LocalDate> lastDay,
        Optional<Health> lastHealth) {
    public static final AlertState NEW =
            new AlertState(false, List.of(), 0, Optional.empty(), Optional.empty(), Optional.empty());

    public AlertState {
        bad = List.copyOf(bad);
    }

    /// The chunk counted; whether it raises or clears anything is decided afterwards. A chunk that says nothing ends a
    /// row as a healthy one does, and so does a day that was left out.
    AlertState seen(AlertPolicy policy, ChunkOutcome chunk, Health health) {
        boolean goesOn = lastDay.map(last -> last.plusDays(1))
                .filter(chunk.day()::isAfter)
                .isEmpty();
        return switch (health) {
            case BAD -> next(chunk, health, longer(goesOn ? bad : List.of(), policy, chunk), 0);
            case HEALTHY -> next(chunk, health, List.of(), goesOn ? healthy + 1 : 1);
            case BETWEEN, UNDEFINED, TOO_FEW_LABELS -> next(chunk, health, List.of(), 0);
        };
    }

    private AlertState next(ChunkOutcome chunk, Health health, List<AlertChunk> badOnes, int healthyOnes) {
        return new AlertState(open, badOnes, healthyOnes, raisedAt, Optional.of(chunk.day()), Optional.of(health));
    }

    private static List<AlertChunk> longer(List<AlertChunk> row, AlertPolicy policy, ChunkOutcome chunk) {
        List<AlertChunk> longer = new ArrayList<>(row);
        longer.add(AlertChunk.of(chunk));
        return longer.subList(Math.max(0, longer.size() - policy.chunks()), longer.size());
    }

    /// Whether the bad chunks suffice, the last one is bad, and the cooldown is over.
    boolean isDue(AlertPolicy policy, Instant at) {
        return lastHealth.filter(Health.BAD::equals).isPresent()
                && bad.size() >= policy.chunks()
                && raisedAt.filter(before -> Cooldown.covers(policy.cooldown(), before, at))
                        .isEmpty();
    }

    AlertState raised(Instant at) {
        return new AlertState(true, bad, 0, Optional.of(at), lastDay, lastHealth);
    }

    AlertState closed() {
        return new AlertState(false, List.of(), 0, raisedAt, lastDay, lastHealth);
    }
}
