package io.gimbal.log;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The topics of one log. Thread-safe.
final class Topics {
    private final Map<TopicName, Topic> topics = new ConcurrentHashMap<>();

    void put(Topic topic) {
        topics.put(topic.name(), topic);
    }

    Optional<Topic> find(TopicName name) {
        return Optional.ofNullable(topics.get(name));
    }

    /// @throws CodedException NOT_FOUND with the nearest name
    Topic get(TopicName name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    Lane lane(TopicPartition partition) {
        return get(partition.topic()).lane(partition.partition());
    }

    List<TopicName> names() {
        return topics.keySet().stream().sorted().toList();
    }

    Stream<Lane> lanes() {
        return topics.values().stream().flatMap(topic -> topic.lanes().stream());
    }

    int nextLane() {
        return topics.values().stream()
                .map(topic -> topic.firstLane() + topic.lanes().size())
                .max(Comparator.naturalOrder())
                .orElse(0);
    }

    private CodedException unknown(TopicName name) {
        List<String> known = names().stream().map(TopicName::value).toList();
        String hint =
                NearestName.hint(name.value(), known).map(text -> "; " + text).orElse("");
        return CodedException.notFound("no topic \"" + name + "\"" + hint);
    }
}
