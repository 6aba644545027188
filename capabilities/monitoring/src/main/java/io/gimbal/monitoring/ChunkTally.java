package io.gimbal.monitoring;

/// One chunk counted: its requests, what its champion failed at, and the errors of champion and failsafe. Tallies add
/// up in any order to the same value.
///
/// @param requests all of them, whoever answered: the volume
/// @param predictions the requests that the champion was asked
/// @param errors the requests that the champion could not answer
/// @param impossible the champion's answers that cannot be
/// @param champion errors of the champion's predictions
/// @param failsafe errors of the failsafe on the same requests
public record ChunkTally(
        long requests, long predictions, long errors, long impossible, ErrorTally champion, ErrorTally failsafe) {
    public static final ChunkTally EMPTY = new ChunkTally(0, 0, 0, 0, ErrorTally.NONE, ErrorTally.NONE);

    /// @param rows of one chunk, in any order
    public static ChunkTally of(Iterable<ScoredPrediction> rows) {
        ChunkTally tally = EMPTY;
        for (ScoredPrediction row : rows) {
            tally = tally.plus(of(row));
        }
        return tally;
    }

    private static ChunkTally of(ScoredPrediction row) {
        ErrorTally champion = errors(row.champion(), row);
        ErrorTally failsafe = champion.labels() == 0 ? ErrorTally.NONE : errors(row.failsafe(), row);
        return switch (row.champion()) {
            case Answer.Predicted _ -> new ChunkTally(1, 1, 0, 0, champion, failsafe);
            case Answer.Impossible _ -> new ChunkTally(1, 1, 0, 1, champion, failsafe);
            case Answer.Failed _ -> new ChunkTally(1, 1, 1, 0, champion, failsafe);
            case Answer.Absent _ -> new ChunkTally(1, 0, 0, 0, champion, failsafe);
        };
    }

    private static ErrorTally errors(Answer answer, ScoredPrediction row) {
        return answer instanceof Answer.Predicted(double value) && row.label().isPresent()
                ? ErrorTally.NONE.plus(value, row.label().getAsDouble())
                : ErrorTally.NONE;
    }

    public ChunkTally plus(ChunkTally other) {
        return new ChunkTally(
                requests + other.requests,
                predictions + other.predictions,
                errors + other.errors,
                impossible + other.impossible,
                champion.plus(other.champion),
                failsafe.plus(other.failsafe));
    }
}
