package io.gimbal.log;

import io.gimbal.core.CodedException;
import io.gimbal.log.SegmentTables.TopicRow;
import java.util.List;
import java.util.stream.IntStream;

/// A topic of the embedded log with its lanes, one for each partition.
record Topic(TopicName name, int firstLane, List<Lane> lanes) {
    Topic {
        lanes = List.copyOf(lanes);
    }

    static Topic of(TopicRow row) {
        TopicName name = new TopicName(row.name());
        return new Topic(
                name,
                row.firstLane(),
                IntStream.range(0, row.partitions())
                        .mapToObj(i -> new Lane(row.firstLane() + i, new TopicPartition(name, i)))
                        .toList());
    }

    /// Java defines a text's hash code for ever; its upper bits are mixed in because the lower ones of short
    /// keys are much alike.
    int partitionOf(String key) {
        int hash = key.hashCode();
        return Math.floorMod(hash ^ (hash >>> 16), lanes.size());
    }

    /// @throws CodedException NOT_FOUND if the topic has fewer partitions
    Lane lane(int partition) {
        if (partition >= lanes.size()) {
            throw CodedException.notFound(
                    "topic \"" + name + "\" has " + lanes.size() + " partitions, so there is no " + partition);
        }
        return lanes.get(partition);
    }
}
