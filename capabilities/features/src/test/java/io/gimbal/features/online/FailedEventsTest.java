package io.gimbal.features.online;

import static io.gimbal.features.FeaturesFixtures.DURATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.features.Aggregation;
import io.gimbal.features.Availability;
import io.gimbal.features.ColumnType;
import io.gimbal.features.Definitions;
import io.gimbal.features.Entity;
import io.gimbal.features.EntityName;
import io.gimbal.features.EventSource;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureSelection;
import io.gimbal.features.FeatureService;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureValue.Moment;
import io.gimbal.features.FeatureValue.Text;
import io.gimbal.features.FeatureValue.Whole;
import io.gimbal.features.FeaturesConfig;
import io.gimbal.features.FeaturesFixtures;
import io.gimbal.features.InMemoryEventJournal;
import io.gimbal.features.Ingested;
import io.gimbal.features.JoinKey;
import io.gimbal.features.LookupRow;
import io.gimbal.features.SourceEvent;
import io.gimbal.features.SourceName;
import io.gimbal.kv.FaultyKeyValueStore;
import io.gimbal.kv.InMemoryKeyValueStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Events that cannot be brought into the state: nobody waits for ever, nothing counts twice, nothing is hidden.
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FailedEventsTest {
    private static final SourceName CALLS = new SourceName("calls");
    private static final long NOON = EventTime.micros(Instant.parse("2020-03-10T12:00:00Z"));
    private static final InstantSource WALL = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    private static final EventSource SOURCE = FeaturesFixtures.source(
            CALLS, Optional.of("at"), List.of(), new Availability.AtOnce(), "at timestamp, phone string");
    private static final Definitions NO_VIEWS = new Definitions(List.of(SOURCE), List.of(), List.of(), List.of());
    private static final Definitions BY_PHONE = new Definitions(
            List.of(SOURCE),
            List.of(new Entity(new EntityName("caller"), List.of(new JoinKey("phone", ColumnType.STRING)))),
            List.of(FeaturesFixtures.windowed(
                    "calls", "caller", CALLS, FeaturesFixtures.feature("n", Aggregation.COUNT, "", "1h"))),
            List.of(new FeatureService(DURATION, List.of(FeatureSelection.parse("calls.*")), Map.of())));

    private final InMemoryEventJournal journal = new InMemoryEventJournal();
    private final FaultyKeyValueStore store = new FaultyKeyValueStore(new InMemoryKeyValueStore());
    private TiledFeatures features = open();

    private TiledFeatures open() {
        return new TiledFeatures(journal, store, FeaturesConfig.DEFAULT, WALL);
    }

    @BeforeEach
    void use() {
        features.use(BY_PHONE);
    }

    @Test
    void keysThatAreTooLong_areRefusedBeforeTheyAreKept_howeverOften() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> append(call("a", "1"), call("b", "x".repeat(2_001))))
                    .hasMessage("event \"b\" of source \"calls\": as keys of an entity, phone may have 2000 bytes"
                            + " at most")
                    .extracting(e -> ((CodedException) e).code())
                    .isEqualTo(ErrorCode.TOO_LARGE);
        }
        assertThat(journal.size(CALLS)).isZero();
        assertThat(append(call("a", "1"))).isEqualTo(new Ingested(1, 0, 0));
        features.use(NO_VIEWS); // waits for nobody
    }

    @Test
    void keysOfManyBytesPerCharacter_areMeasuredInBytes() {
        assertThat(append(call("a", "x".repeat(1_990)))).isEqualTo(new Ingested(1, 0, 0));
        assertThatThrownBy(() -> append(call("b", "\u00e9".repeat(1_000)))).hasMessageContaining("phone");
    }

    @Test
    void keysThatAreTooLong_inTheJournalAlready_arePassedOver_andSaid() {
        features.use(NO_VIEWS);
        append(call("a", "1"), call("b", "x".repeat(2_001)), call("c", "1"));
        assertThat(features.problem()).isEmpty();

        features.use(BY_PHONE);

        assertThat(count("1")).contains(new Whole(2));
        assertThat(features.problem())
                .contains("event 1 of source \"calls\": as keys of an entity, phone may have 2000 bytes at most;"
                        + " no view has it");
    }

    @Test
    void aStoreThatFailsHalfWay_failsTheAppend_andIsMadeAgain() {
        append(call("a", "1"));
        store.setReadable(UnitCache.UNITS, false);
        assertThatThrownBy(() -> append(call("b", "1"), call("c", "2"))).hasMessage("the disk is away");
        assertThatThrownBy(() -> count("1")).hasMessageContaining("the disk is away");
        assertThatThrownBy(() -> append(call("b", "1"))).hasMessageContaining("the disk is away");
        assertThat(features.problem())
                .hasValueSatisfying(text -> assertThat(text).contains("the disk is away"));

        store.setReadable(UnitCache.UNITS, true);

        assertThat(count("1")).contains(new Whole(2));
        assertThat(count("2")).contains(new Whole(1));
        assertThat(append(call("b", "1"), call("c", "2"))).isEqualTo(new Ingested(0, 2, 0));
        assertThat(features.problem()).isEmpty();
        assertThat(journal.size(CALLS)).isEqualTo(3);
    }

    private Ingested append(SourceEvent... events) {
        return features.append(CALLS, List.of(events));
    }

    private Optional<FeatureValue> count(String phone) {
        return features.lookup(DURATION, List.of(new LookupRow(Map.of("phone", new Text(phone)), NOON)))
                .getFirst()
                .get("calls__n_1h")
                .value();
    }

    private static SourceEvent call(String id, String phone) {
        return new SourceEvent(id, Map.of("at", new Moment(NOON), "phone", new Text(phone)));
    }
}
