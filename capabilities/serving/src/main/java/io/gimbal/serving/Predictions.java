package io.gimbal.serving;

import io.gimbal.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// Asks endpoints. Thread-safe.
///
/// A prediction is acknowledged when its record is in the event log, as safe as the endpoint wants it. The same id
/// with the same words again is the first record, also after a crash and when both come at once.
public interface Predictions {
    /// What somebody asks at once.
    ///
    /// @param items objects `{id?, event_time?, keys{}, inputs{}}`; one without a time is of now by the wall
    ///     clock, and none may be more than a day ahead of it
    record Call(EndpointName endpoint, Optional<ConsumerName> consumer, List<JsonValue> items) {
        public Call {
            items = List.copyOf(items);
        }
    }

    /// A record for each item, in order. What went wrong with one, in a model, stands in its record and touches no
    /// other.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such endpoint; INVALID_ARGUMENT naming
    ///     everything that is wrong with the items; CONFLICT if an id was used for something else;
    ///     PERMISSION_DENIED if the endpoint refuses the consumer; FAILED_PRECONDITION if no version is its
    ///     champion. Nothing is recorded then.
    List<PredictionRecord> predict(Call call);

    /// Tells the observer of every prediction from now on whose champion failed.
    void observe(ChampionFailures observer);

    /// Hears of champions that could not answer, each once, in no particular order, after the record is safe and
    /// before the caller is answered. Must be short.
    @FunctionalInterface
    interface ChampionFailures {
        void failed(List<PredictionRecord> records);
    }
}
