package io.gimbal.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.monitoring.Condition;
import io.gimbal.monitoring.ErrorTally;
import io.gimbal.monitoring.ExactTotal;
import io.gimbal.monitoring.Severity;
import io.gimbal.monitoring.Signals;
import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.UndefinedReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What counts as so many chunks in a row, and for how long an alert rests.
final class AlertRowsTest {
    private static final String SIGNAL = "chunk.mae";
    private static final Condition BAD = signals -> signals.get(SIGNAL).map(mae -> mae > 1);
    private static final LocalDate FIRST = LocalDate.parse("2020-03-15");

    private final List<String> said = new ArrayList<>();
    private MonitorState state = MonitorState.NEW;

    /// Two bad chunks of at least 200 labels, cleared by two healthy ones.
    private static AlertPolicy performance() {
        AlertActions actions = new AlertActions(FailsafeMode.NEVER, Optional.of("retrain"));
        return new AlertPolicy(
                new AlertName("performance"),
                Severity.CRITICAL,
                BAD,
                BAD.negated(),
                200,
                2,
                2,
                Duration.ofDays(7),
                false,
                actions);
    }

    private static AlertPolicy immediate() {
        return new AlertPolicy(
                new AlertName("errors"),
                Severity.CRITICAL,
                BAD,
                BAD.negated(),
                0,
                1,
                1,
                Duration.ofDays(7),
                true,
                AlertActions.NONE);
    }

    private static ChunkOutcome chunk(int day, Measurement<Double> mae, long labels) {
        ErrorTally tally = new ErrorTally(labels, ExactTotal.ZERO, ExactTotal.ZERO);
        Instant at = FIRST.plusDays(day + 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new ChunkOutcome(
                FIRST.plusDays(day), at, new Signals(new TreeMap<>(Map.of(SIGNAL, mae))), tally, ErrorTally.NONE);
    }

    private void close(int day, double mae, long labels) {
        take(alerts(performance()).close(state, chunk(day, Measurement.of(mae), labels)));
    }

    private void closeUndefined(int day) {
        Measurement<Double> nothing = Measurement.undefined(UndefinedReason.EMPTY, "no labels");
        take(alerts(performance()).close(state, chunk(day, nothing, 500)));
    }

    private static MonitorAlerts alerts(AlertPolicy policy) {
        return new MonitorAlerts(List.of(policy), Duration.ofDays(7));
    }

    private void take(MonitorStep step) {
        state = step.next();
        for (AlertChange change : step.changes()) {
            said.add(change.at().atOffset(ZoneOffset.UTC).toLocalDate() + " "
                    + change.getClass().getSimpleName());
        }
        for (ActionRequest request : step.requests()) {
            said.add(request.getClass().getSimpleName());
        }
    }

    @Test
    void areOfChunksThatFollowEachOther() {
        close(0, 2, 500);
        close(1, 2, 500);

        assertThat(said).containsExactly("2020-03-17 Raised", "Retrain");
    }

    @Test
    void endWithAChunkOfTooFewLabels() {
        close(0, 2, 500);
        close(1, 2, 199);
        close(2, 2, 500);
        assertThat(said).isEmpty();
        close(3, 2, 200);
        assertThat(said).containsExactly("2020-03-19 Raised", "Retrain");
    }

    @Test
    void endWithAnUndefinedChunk() {
        close(0, 2, 500);
        closeUndefined(1);
        close(2, 2, 500);
        assertThat(said).isEmpty();
    }

    @Test
    void endWithADayThatWasLeftOut() {
        close(0, 2, 500);
        close(20, 2, 500);
        assertThat(said).isEmpty();
        close(21, 2, 500);
        assertThat(said).containsExactly("2020-04-06 Raised", "Retrain");
    }

    @Test
    void ofHealthyChunksEndLikewise() {
        close(0, 2, 500);
        close(1, 2, 500);
        close(2, 1, 500);
        close(3, 1, 10);
        close(4, 1, 500);
        closeUndefined(5);
        close(6, 1, 500);
        close(8, 1, 500);
        assertThat(said).containsExactly("2020-03-17 Raised", "Retrain");
        close(9, 1, 500);
        assertThat(said).endsWith("2020-03-25 Cleared");
    }

    @Test
    void anAlertOfADistantTimeSilencesNone_neitherItselfNorARetraining() {
        AlertState raised =
                AlertState.NEW.raised(Instant.parse("2031-01-01T00:00:00Z")).closed();
        state = new MonitorState(
                new TreeMap<>(Map.of(new AlertName("performance"), raised, new AlertName("errors"), raised)),
                new ActionState(Optional.of(Instant.parse("2031-01-01T00:00:00Z"))));

        take(alerts(immediate()).predicted(state, chunk(0, Measurement.of(2.0), 0)));
        close(0, 2, 500);
        close(1, 2, 500);

        assertThat(said).containsExactly("2020-03-16 Raised", "2020-03-17 Raised", "Retrain");
    }

    @Test
    void anAlertRestsForItsCooldown_alsoTowardsWhatCameLateForIt() {
        state = state.with(
                new AlertName("errors"),
                AlertState.NEW.raised(Instant.parse("2020-03-18T00:00:00Z")).closed());

        take(alerts(immediate()).predicted(state, chunk(0, Measurement.of(2.0), 0)));
        assertThat(said).isEmpty();
        take(alerts(immediate()).predicted(state, chunk(9, Measurement.of(2.0), 0)));
        assertThat(said).containsExactly("2020-03-25 Raised");
    }
}
