package io.gimbal.pipelines;

import io.gimbal.core.CodedException;
import java.util.Objects;

/// Which run of which pipeline, written `taxi/train#3`.
///
/// @param number from 1, in the order in which they were asked for
public record RunId(PipelineName pipeline, long number) {
    public RunId {
        Objects.requireNonNull(pipeline);
        if (number < 1) {
            throw CodedException.invalidArgument("a run's number starts at 1: " + number);
        }
    }

    @Override
    public String toString() {
        return pipeline + "#" + number;
    }
}
