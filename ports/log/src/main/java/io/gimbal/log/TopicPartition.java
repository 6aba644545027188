package io.gimbal.log;

import io.gimbal.core.CodedException;

/// One of the ordered sequences a topic consists of, counted from 0. Written `trips/0`.
public record TopicPartition(TopicName topic, int partition) {
    public TopicPartition {
        if (partition < 0) {
            throw CodedException.invalidArgument("a partition cannot be negative: " + partition);
        }
    }

    @Override
    public String toString() {
        return topic + "/" + partition;
    }
}
