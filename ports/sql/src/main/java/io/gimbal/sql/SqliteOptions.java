package io.gimbal.sql;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import java.time.Duration;
import java.util.Optional;

/// How a SQLite file is kept.
///
/// @param durability when a write is answered
/// @param waitingWrites how many writes may wait before more are refused with RESOURCE_EXHAUSTED
/// @param readers how many read at once; more wait
/// @param patience how long a read waits for a free reader, and a write for a lock another process holds
/// @param quota the size the file may not exceed; more is refused with NO_SPACE like on a full disk
public record SqliteOptions(
        Durability durability, int waitingWrites, int readers, Duration patience, Optional<DataSize> quota) {
    /// When a write is answered.
    public enum Durability {
        /// After it was synced: survives a power loss.
        SYNCED,
        /// After the operating system has it: survives `kill -9`, but the last ten milliseconds may be lost
        /// with the power, unless [SqliteDatabase#syncLater] was waited for. The write-ahead log grows until
        /// the database is closed or [SqliteDatabase#checkpoint] is called: for files of bounded size.
        HANDED_OVER
    }

    public SqliteOptions {
        if (waitingWrites < 1 || readers < 1 || patience.isNegative()) {
            throw CodedException.invalidArgument("needs at least one reader and one waiting write, and a patience");
        }
    }

    public static SqliteOptions defaults() {
        return new SqliteOptions(Durability.SYNCED, 10_000, 4, Duration.ofSeconds(30), Optional.empty());
    }

    public SqliteOptions withDurability(Durability durability) {
        return new SqliteOptions(durability, waitingWrites, readers, patience, quota);
    }

    public SqliteOptions withWaitingWrites(int waitingWrites) {
        return new SqliteOptions(durability, waitingWrites, readers, patience, quota);
    }

    public SqliteOptions withReaders(int readers) {
        return new SqliteOptions(durability, waitingWrites, readers, patience, quota);
    }

    public SqliteOptions withPatience(Duration patience) {
        return new SqliteOptions(durability, waitingWrites, readers, patience, quota);
    }

    public SqliteOptions withQuota(DataSize quota) {
        return new SqliteOptions(durability, waitingWrites, readers, patience, Optional.of(quota));
    }
}
