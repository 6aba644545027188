package io.gimbal.log;

import io.gimbal.query.DataFiles;
import io.gimbal.query.Frame;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import io.gimbal.query.Rows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Records in a Parquet file.
record ArchivedRecords(QueryEngine engine, Path file) implements RecordSource {
    private static final Duration LONGEST_READ = Duration.ofMinutes(1);
    private static final RelationName STRETCH = new RelationName("stretch");

    @Override
    public List<LogRecord> read(Lane lane, long from, int most) {
        try (QuerySession session = engine.open(LONGEST_READ)) {
            session.register(STRETCH, DataFiles.parquet(file));
            try (Rows rows = session.query(Query.of("""
                    SELECT "offset", key, event_time, appended_at, payload FROM stretch
                    WHERE "offset" >= ? AND "offset" < ? ORDER BY 1""", from, from + most))) {
                return take(rows);
            }
        }
    }

    private static List<LogRecord> take(Rows rows) {
        List<LogRecord> records = new ArrayList<>();
        long size = 0;
        Optional<Frame> frame = rows.next();
        while (frame.isPresent() && size < LARGEST_ANSWER) {
            for (int row = 0; row < frame.get().rowCount() && size < LARGEST_ANSWER; row++) {
                LogRecord record = record(frame.get(), row);
                records.add(record);
                size += record.payload().length;
            }
            frame = rows.next();
        }
        return records;
    }

    private static LogRecord record(Frame frame, int row) {
        return new LogRecord(
                frame.integer(0, row),
                frame.text(1, row),
                frame.instant(2, row),
                frame.instant(3, row),
                frame.bytes(4, row));
    }
}
