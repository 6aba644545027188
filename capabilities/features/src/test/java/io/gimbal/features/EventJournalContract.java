package io.gimbal.features;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.features.EventJournal.Entry;
import io.gimbal.features.EventJournal.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every journal promises.
public abstract class EventJournalContract {
    private static final SourceName TRIPS = new SourceName("trips");
    private static final SourceName ZONES = new SourceName("zones");

    private EventJournal journal;

    protected abstract EventJournal open() throws Exception;

    /// The same journal after a restart.
    protected abstract EventJournal reopen() throws Exception;

    @BeforeEach
    void start() throws Exception {
        journal = open();
    }

    @Test
    void anUnknownSourceHasNoEvents() {
        assertThat(journal.end(TRIPS)).isZero();
        assertThat(journal.read(TRIPS, 0)).isEmpty();
    }

    @Test
    void offsetsCountEachSourceFromZeroWithoutGap() {
        assertThat(journal.append(TRIPS, entries("a", "b", "c")).join()).isZero();
        assertThat(journal.append(ZONES, entries("z")).join()).isZero();
        assertThat(journal.append(TRIPS, entries("d")).join()).isEqualTo(3);
        assertThat(journal.end(TRIPS)).isEqualTo(4);
        assertThat(payloads(TRIPS, 0)).containsExactly("a", "b", "c", "d");
        assertThat(payloads(TRIPS, 2)).containsExactly("c", "d");
        assertThat(payloads(TRIPS, 4)).isEmpty();
    }

    @Test
    void appendsKeepTheOrderTheyWereAskedForIn() {
        List<CompletableFuture<Long>> appends = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            appends.add(journal.append(TRIPS, entries(i + "a", i + "b")));
        }
        assertThat(appends.stream().map(CompletableFuture::join))
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> 2L * i).toList());
        assertThat(payloads(TRIPS, 0)).hasSize(400).startsWith("0a", "0b", "1a").endsWith("199a", "199b");
    }

    @Test
    void whatIsDurableSurvivesARestart() throws Exception {
        journal.append(TRIPS, entries("a", "b")).join();
        journal.append(ZONES, List.of(new Entry("z", EventTime.ALWAYS, "z".getBytes(UTF_8))))
                .join();
        journal = reopen();
        assertThat(payloads(TRIPS, 0)).containsExactly("a", "b");
        assertThat(payloads(ZONES, 0)).containsExactly("z");
        assertThat(journal.append(TRIPS, entries("c")).join()).isEqualTo(2);
    }

    private List<String> payloads(SourceName source, long from) {
        List<String> payloads = new ArrayList<>();
        long next = from;
        for (List<Recorded> some = journal.read(source, next); !some.isEmpty(); some = journal.read(source, next)) {
            for (Recorded recorded : some) {
                assertThat(recorded.offset()).isEqualTo(next++);
                payloads.add(new String(recorded.payload(), UTF_8));
            }
        }
        return payloads;
    }

    private static List<Entry> entries(String... payloads) {
        return List.of(payloads).stream()
                .map(payload -> new Entry(payload, 5, payload.getBytes(UTF_8)))
                .toList();
    }
}
