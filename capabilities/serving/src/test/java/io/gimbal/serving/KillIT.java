package io.gimbal.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.kv.KeyValueConfig;
import io.gimbal.kv.RocksKeyValueStore;
import io.gimbal.log.TopicName;
import io.gimbal.log.TopicPartition;
import io.gimbal.sql.ChildProcess;
import io.gimbal.sql.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that predicts and labels: what it answered before is answered again, byte for byte, and was
/// predicted once.
final class KillIT {
    private static final int ANSWERED = 1_500;

    @TempDir
    private Path folder;

    @RepeatedTest(3)
    void everythingAnsweredIsThere_onceAndTheSame() {
        List<String> lines;
        try (ChildProcess child = ChildProcess.start(Loaded.class, folder.toString())) {
            lines = new ArrayList<>(child.readLines(ANSWERED));
            lines.addAll(child.kill());
        }
        assertThat(lines).hasSizeGreaterThanOrEqualTo(ANSWERED);
        try (ServingFixtures fixtures = open(folder)) {
            int labels = 0;
            for (String line : lines) {
                String[] parts = line.split("\t", 3);
                if (parts[0].equals("label")) {
                    labels++;
                    assertThat(fixtures.label(parts[1], 3)).as(parts[1]).isZero();
                } else {
                    assertThat(answer(fixtures, parts[1])).isEqualTo(parts[2]);
                }
            }
            List<String> logged = logged(fixtures);
            Set<String> different = new HashSet<>(logged);
            System.out.println("acknowledged " + lines.size() + " (" + labels + " labels), predictions in the log "
                    + logged.size() + ", twice " + (logged.size() - different.size()));
            assertThat(logged).hasSameSizeAs(different);
        }
    }

    private static List<String> logged(ServingFixtures fixtures) {
        TopicPartition partition = new TopicPartition(new TopicName("predictions"), 0);
        List<String> keys = new ArrayList<>();
        for (long next = 0; next < fixtures.log.endOffset(partition); next = keys.size()) {
            fixtures.log.read(partition, next, 1_000).forEach(record -> keys.add(record.key()));
        }
        return keys;
    }

    private static ServingFixtures open(Path folder) {
        return ServingFixtures.on(
                TestDatabases.sqlite(folder),
                folder,
                new RocksKeyValueStore(KeyValueConfig.DEFAULT, folder.resolve("key-values")));
    }

    /// The distance is in the id, so the words are the same every time.
    private static String answer(ServingFixtures fixtures, String id) {
        double distance = 1 + id.hashCode() % 7 * 0.25 + 2;
        JsonObject item = ServingFixtures.item(id, distance);
        return new String(
                Json.bytes(PredictionJson.answer(fixtures.predict(item).getFirst())), StandardCharsets.UTF_8);
    }

    /// Predicts and labels from four threads until it is killed; prints what was answered.
    static final class Loaded {
        private Loaded() {}

        public static void main(String[] arguments) {
            ServingFixtures fixtures = open(Path.of(arguments[0]));
            AtomicInteger next = new AtomicInteger();
            for (int i = 0; i < 4; i++) {
                Thread.ofPlatform().start(() -> {
                    while (true) {
                        String id = "trip-" + next.getAndIncrement();
                        System.out.println("prediction\t" + id + "\t" + answer(fixtures, id));
                        if (id.endsWith("3")) {
                            fixtures.label(id, 3);
                            System.out.println("label\t" + id);
                        }
                    }
                });
            }
        }
    }
}
