package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/// What is to change about a run; what is empty stays.
///
/// @param parent says itself whether it stays
public record RunUpdate(
        Optional<RunStatus> status, Optional<Instant> endedAt, Optional<String> name, ParentUpdate parent) {

    public RunUpdate {
        Objects.requireNonNull(status);
        Objects.requireNonNull(name);
        Objects.requireNonNull(parent);
        endedAt = endedAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    public static RunUpdate nothing() {
        return new RunUpdate(Optional.empty(), Optional.empty(), Optional.empty(), new ParentUpdate.Keep());
    }

    public static RunUpdate renaming(String name) {
        return nothing().named(name);
    }

    /// @throws CodedException INVALID_ARGUMENT if the status is not an end
    public static RunUpdate finishing(RunStatus outcome, Instant at) {
        if (!outcome.ended()) {
            throw CodedException.invalidArgument("not an end of a run: " + outcome.text());
        }
        return nothing().in(outcome).endingAt(at);
    }

    public RunUpdate in(RunStatus next) {
        return new RunUpdate(Optional.of(next), endedAt, name, parent);
    }

    public RunUpdate endingAt(Instant at) {
        return new RunUpdate(status, Optional.of(at), name, parent);
    }

    public RunUpdate named(String text) {
        return new RunUpdate(status, endedAt, Optional.of(text), parent);
    }

    public RunUpdate under(RunId run) {
        return new RunUpdate(status, endedAt, name, new ParentUpdate.Give(run));
    }

    public RunUpdate underNone() {
        return new RunUpdate(status, endedAt, name, new ParentUpdate.Remove());
    }
}
