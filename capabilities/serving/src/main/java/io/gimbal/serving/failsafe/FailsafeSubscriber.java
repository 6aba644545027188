package io.gimbal.serving.failsafe;

import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Subscriber;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.Engagement;
import io.gimbal.serving.Failsafes;
import io.gimbal.serving.Role;
import io.gimbal.serving.Switchboard;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Engages the failsafe of an endpoint when an alert says so, and lifts it when the alert is over.
public final class FailsafeSubscriber implements Subscriber {
    private static final EvidenceType ALERT = new EvidenceType("alert");

    private final Failsafes failsafes;
    private final Switchboard switchboard;

    public FailsafeSubscriber(Failsafes failsafes, Switchboard switchboard) {
        this.failsafes = failsafes;
        this.switchboard = switchboard;
    }

    @Override
    public String name() {
        return "serving.failsafe";
    }

    @Override
    public Set<EvidenceType> types() {
        return Set.of(ALERT);
    }

    @Override
    public void handle(Transaction transaction, Evidence evidence) throws SQLException {
        if (!evidence.about().kind().equals(EndpointName.KIND)) {
            return;
        }
        EndpointName endpoint = EndpointName.of(evidence.about());
        AlertValues alert = AlertValues.of(evidence.values());
        switch (alert.state()) {
            case CLEARED -> failsafes.release(transaction, endpoint, alert.identity(), evidence.observedAt());
            case RAISED -> {
                if (alert.action().isPresent()) {
                    decide(
                            transaction,
                            endpoint,
                            evidence,
                            alert,
                            alert.action().get());
                }
            }
        }
    }

    private void decide(
            Transaction transaction,
            EndpointName endpoint,
            Evidence evidence,
            AlertValues alert,
            AlertValues.Action action)
            throws SQLException {
        Optional<String> obstacle = obstacle(transaction, endpoint, evidence, alert, action);
        String summary = "alert " + alert.alert() + ": "
                + obstacle.orElseGet(() -> action == AlertValues.Action.ALWAYS
                        ? "the failsafe answers"
                        : "the failsafe answers, " + errors(alert.numbers()));
        Failsafes.Alarm alarm = new Failsafes.Alarm(evidence, alert.identity(), alert.numbers(), summary);
        if (obstacle.isPresent()) {
            failsafes.decline(transaction, endpoint, alarm);
        } else {
            failsafes.engage(transaction, endpoint, alarm);
        }
    }

    /// Why the champion stays.
    private Optional<String> obstacle(
            Transaction transaction,
            EndpointName endpoint,
            Evidence evidence,
            AlertValues alert,
            AlertValues.Action action)
            throws SQLException {
        OptionalInt champion = switchboard.version(endpoint, Role.CHAMPION);
        Engagement.Numbers numbers = alert.numbers();
        Optional<String> missing = failsafes.missing(endpoint);
        if (missing.isPresent()) {
            return Optional.of("the champion stays, there is " + missing.get());
        }
        if (champion.isPresent()
                && numbers.championVersion()
                        .filter(it -> it != champion.getAsInt())
                        .isPresent()) {
            return Optional.of(
                    "it is about version " + numbers.championVersion().get() + ", but version " + champion.getAsInt()
                            + " is the champion now");
        }
        if (action == AlertValues.Action.IF_BETTER && !isBetter(numbers)) {
            return Optional.of("the champion stays, " + errors(numbers));
        }
        return failsafes
                .restsUntil(transaction, endpoint, evidence.observedAt(), alert.cooldown())
                .map(until -> "the champion stays, the failsafe is not engaged again before " + until);
    }

    /// What is not known is not better.
    private static boolean isBetter(Engagement.Numbers numbers) {
        return numbers.failsafeMae().isPresent()
                && numbers.championMae()
                        .filter(champion -> numbers.failsafeMae().get() < champion)
                        .isPresent();
    }

    private static String errors(Engagement.Numbers numbers) {
        return "error of the failsafe "
                + numbers.failsafeMae().map(FailsafeSubscriber::text).orElse("unknown")
                + ", of the champion "
                + numbers.championMae().map(FailsafeSubscriber::text).orElse("unknown");
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
