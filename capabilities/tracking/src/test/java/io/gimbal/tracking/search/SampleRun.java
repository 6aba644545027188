package io.gimbal.tracking.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run as the test has it, without a database.
///
/// @param startedAt in microseconds
/// @param metrics latest values
record SampleRun(
        long number,
        String id,
        long experiment,
        String name,
        String user,
        String status,
        String artifacts,
        Optional<String> parent,
        long startedAt,
        Optional<Long> endedAt,
        boolean deleted,
        Map<String, Double> metrics,
        Map<String, String> params,
        Map<String, String> tags,
        List<Dataset> datasets) {
    record Dataset(String name, String digest, String context) {}
}
