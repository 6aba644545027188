package io.gimbal.log;

import io.gimbal.log.Archive.Stretch;
import io.gimbal.log.SegmentTables.State;
import io.gimbal.sql.SqliteOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The segments of a log, oldest first. The last one is active; when it is full, a background thread begins the
/// next and then moves the closed ones to the archive. Thread-safe.
final class Segments {
    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);

    private final SegmentFiles files;
    private final SqliteOptions options;
    private final EventLogConfig config;
    private final Topics topics;
    private final InstantSource time;
    private final List<Segment> segments = new ArrayList<>();
    /// Shared by whoever uses the active segment, exclusive for the change to the next.
    private final ReentrantReadWriteLock switching = new ReentrantReadWriteLock();
    /// Shared by readers of records, exclusive for taking a segment out of their sight.
    private final ReentrantReadWriteLock archiving = new ReentrantReadWriteLock();

    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("log-segments").daemon().factory());
    private Optional<Archive> archive = Optional.empty();
    private volatile Instant rollsFrom = Instant.MIN;
    private volatile boolean closed;

    Segments(SegmentFiles files, SqliteOptions options, EventLogConfig config, Topics topics, InstantSource time) {
        this.files = files;
        this.options = options;
        this.config = config;
        this.topics = topics;
        this.time = time;
    }

    /// Closed segments go there; said before [#open].
    void archiveTo(Archive place) {
        archive = Optional.of(place);
    }

    /// Opens the files, or makes the first, and tells the topics where their records are.
    void open() {
        for (var file : files.list()) {
            Segment.open(file, options).ifPresentOrElse(segments::add, () -> SegmentFiles.delete(file));
        }
        if (segments.isEmpty()) {
            segments.add(Segment.create(files.first(), options, State.empty(), time.instant()));
        }
        Segment active = segments.getLast();
        active.topics().forEach(row -> topics.put(Topic.of(row)));
        topics.lanes().forEach(lane -> {
            archive.ifPresent(kept ->
                    kept.list(lane.partition()).forEach(stretch -> lane.addSource(stretch.from(), stretch.source())));
            segments.forEach(segment -> lane.addSource(segment.base(lane), segment));
            lane.advance(active.end(lane));
        });
        if (segments.size() > 1) {
            background.execute(this::archive);
        }
    }

    /// Uses the active segment, which does not change meanwhile.
    <T> T active(Function<Segment, T> use) {
        switching.readLock().lock();
        try {
            return use.apply(segments.getLast());
        } finally {
            switching.readLock().unlock();
        }
    }

    /// Reads from lanes, whose sources do not go away meanwhile.
    <T> T reading(Supplier<T> read) {
        archiving.readLock().lock();
        try {
            return read.get();
        } finally {
            archiving.readLock().unlock();
        }
    }

    /// Called while the active segment is used.
    void rollIfFull(Segment segment) {
        Instant now = time.instant();
        boolean old = segment.openedAt().plus(config.segmentAge()).isBefore(now);
        boolean large = segment.bytes() >= config.segmentSize().bytes();
        if ((old || large) && !closed && !now.isBefore(rollsFrom) && segment.requestRoll()) {
            background.execute(() -> roll(segment));
        }
    }

    private void roll(Segment full) {
        try {
            begin(full);
            full.settle();
        } catch (RuntimeException | Error e) { // the log must be asked to roll again, whatever it was
            LOG.warn("the log could not change from {} to a new segment", full.file(), e);
            rollsFrom = time.instant().plus(PAUSE_AFTER_FAILURE);
            full.rollFailed();
            return;
        }
        archive();
    }

    private void begin(Segment full) {
        switching.writeLock().lock();
        try {
            if (closed || !segments.getLast().equals(full)) {
                return;
            }
            State state = full.finish(topics);
            Segment next = Segment.create(files.after(full.file()), options, state, time.instant());
            topics.lanes().forEach(lane -> lane.addSource(lane.end(), next));
            segments.add(next);
        } finally {
            switching.writeLock().unlock();
        }
    }

    /// Turns closed segments into Parquet, oldest first. What fails is tried again after the next roll.
    private void archive() {
        if (archive.isEmpty()) {
            return;
        }
        try {
            for (Segment segment : closedSegments()) {
                if (!closed) {
                    archive(segment, archive.get());
                }
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("a closed segment of the log stays as it is for now", e);
        }
    }

    private List<Segment> closedSegments() {
        return active(last ->
                segments.stream().filter(segment -> !segment.equals(last)).toList());
    }

    private void archive(Segment segment, Archive kept) {
        Map<Lane, Stretch> stretches = new HashMap<>();
        for (Lane lane : topics.lanes().toList()) {
            long end = segment.end(lane);
            if (end > segment.base(lane)) {
                stretches.put(lane, kept.write(lane, segment, end));
            }
        }
        archiving.writeLock().lock();
        try {
            stretches.forEach((lane, stretch) -> lane.addSource(stretch.from(), stretch.source()));
        } finally {
            archiving.writeLock().unlock();
        }
        remove(segment);
    }

    /// Nobody reads it any more, and everything in it is durable elsewhere.
    private void remove(Segment segment) {
        switching.writeLock().lock();
        try {
            segments.remove(segment);
        } finally {
            switching.writeLock().unlock();
        }
        segment.close();
        SegmentFiles.delete(segment.file());
    }

    void close() {
        switching.writeLock().lock();
        try {
            closed = true;
        } finally {
            switching.writeLock().unlock();
        }
        background.close();
        topics.lanes().forEach(Lane::close);
        segments.forEach(Segment::close);
    }
}
