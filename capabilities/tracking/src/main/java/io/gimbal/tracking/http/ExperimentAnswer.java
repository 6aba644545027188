package io.gimbal.tracking.http;

import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An experiment as answered; its tags only where it is asked for alone.
record ExperimentAnswer(
        String id,
        String name,
        String lifecycle,
        Instant createdAt,
        Instant updatedAt,
        Optional<Map<String, String>> tags) {

    static ExperimentAnswer bare(Experiment experiment) {
        return new ExperimentAnswer(
                experiment.id().value(),
                experiment.name(),
                experiment.lifecycle().text(),
                experiment.createdAt(),
                experiment.updatedAt(),
                Optional.empty());
    }

    static ExperimentAnswer of(Experiment experiment, List<Tag> tags) {
        ExperimentAnswer bare = bare(experiment);
        return new ExperimentAnswer(
                bare.id, bare.name, bare.lifecycle, bare.createdAt, bare.updatedAt, Optional.of(Wire.map(tags)));
    }
}
