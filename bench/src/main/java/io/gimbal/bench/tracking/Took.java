package io.gimbal.bench.tracking;

import io.gimbal.bench.Rounds;

/// What a workload took on one server.
///
/// @param millis of each request
/// @param perSecond of what the workload counts
record Took(Rounds millis, double perSecond) {
    static final Took NOTHING = new Took(new Rounds(0), 0);

    /// The slowest of a hundred requests.
    double slow() {
        return millis.quantile(0.99);
    }
}
