package io.gimbal.log;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.query.Column;
import io.gimbal.query.ColumnType;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Schema;
import io.gimbal.query.TableAppender;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Closed segments as Parquet: one file for each partition with records in it, named after its first offset,
/// like `archive/trips/0/00000000000000012000.parquet`. So the names are the index, and a topic is a folder
/// anybody can query.
final class Archive {
    private static final String SUFFIX = ".parquet";
    private static final Duration LONGEST_WRITE = Duration.ofMinutes(10);
    private static final RelationName SEGMENT = new RelationName("segment");
    private static final Schema COLUMNS = Schema.of(
            new Column("offset", ColumnType.INTEGER),
            new Column("key", ColumnType.TEXT),
            new Column("event_time", ColumnType.TIMESTAMP),
            new Column("appended_at", ColumnType.TIMESTAMP),
            new Column("payload", ColumnType.BYTES));

    private final Path log;
    private final Path folder;
    private final QueryEngine engine;

    /// @param log the folder of the log
    Archive(Path log, QueryEngine engine) {
        this.log = log;
        this.folder = folder(log);
        this.engine = engine;
    }

    /// Whether a log has one; then it cannot be read without.
    static boolean exists(Path log) {
        return Files.exists(folder(log));
    }

    private static Path folder(Path log) {
        return log.resolve("archive");
    }

    /// A stretch of a partition.
    record Stretch(long from, RecordSource source) {}

    List<Stretch> list(TopicPartition partition) {
        Path place = folder(partition);
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(this::stretch)
                    .toList();
        } catch (IOException e) {
            throw unavailable(place, e);
        }
    }

    private Stretch stretch(Path file) {
        String name = file.getFileName().toString();
        long from = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        return new Stretch(from, new ArchivedRecords(engine, file));
    }

    /// Copies what a segment holds of a lane, which must be something. Durable when it returns.
    Stretch write(Lane lane, Segment segment, long end) {
        long from = segment.base(lane);
        Path target = folder(lane.partition()).resolve(String.format(Locale.ROOT, "%020d", from) + SUFFIX);
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(unfinished);
            copy(lane, segment, end, unfinished);
            sync(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Path topic = topicFolder(lane.partition().topic());
            for (Path place : List.of(folder(lane.partition()), topic, folder, log)) {
                sync(place);
            }
        } catch (IOException e) {
            throw unavailable(target, e);
        }
        return stretch(target);
    }

    private void copy(Lane lane, Segment segment, long end, Path target) {
        try (QuerySession session = engine.open(LONGEST_WRITE)) {
            try (TableAppender rows = session.create(SEGMENT, COLUMNS)) {
                for (long next = segment.base(lane); next < end; ) {
                    for (LogRecord record : segment.read(lane, next, 10_000)) {
                        append(rows, record);
                        next = record.offset() + 1;
                    }
                }
            }
            long copied = session.write(Query.of("SELECT * FROM segment ORDER BY \"offset\""), target)
                    .rowCount();
            if (copied != end - segment.base(lane)) {
                throw new CodedException(
                        ErrorCode.INTERNAL,
                        "copied " + copied + " records of " + lane.partition() + " where there were "
                                + (end - segment.base(lane)));
            }
        }
    }

    private static void append(TableAppender rows, LogRecord record) {
        rows.integer(record.offset())
                .text(record.key())
                .timestamp(record.eventTime())
                .timestamp(record.appendedAt())
                .bytes(record.payload())
                .endRow();
    }

    private Path folder(TopicPartition partition) {
        return topicFolder(partition.topic()).resolve(Integer.toString(partition.partition()));
    }

    private Path topicFolder(TopicName topic) {
        return folder.resolve(topic.value());
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static CodedException unavailable(Path path, IOException e) {
        return new CodedException(ErrorCode.UNAVAILABLE, "the log cannot archive to " + path + ": " + e, e);
    }
}
