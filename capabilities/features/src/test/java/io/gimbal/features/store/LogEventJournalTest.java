package io.gimbal.features.store;

import io.gimbal.core.SystemSources;
import io.gimbal.features.EventJournal;
import io.gimbal.features.EventJournalContract;
import io.gimbal.log.Acknowledgement;
import io.gimbal.log.EventLog;
import io.gimbal.log.EventLogConfig;
import io.gimbal.log.SqliteEventLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class LogEventJournalTest extends EventJournalContract {
    @TempDir
    private Path folder;

    private final List<EventLog> open = new ArrayList<>();

    @Override
    protected EventJournal open() {
        EventLog log = SqliteEventLog.open(folder, EventLogConfig.defaults(), SystemSources.time());
        open.add(log);
        return new LogEventJournal(log, Acknowledgement.SYNCED);
    }

    @Override
    protected EventJournal reopen() {
        close();
        return open();
    }

    @AfterEach
    void close() {
        open.forEach(EventLog::close);
        open.clear();
    }
}
