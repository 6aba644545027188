package io.gimbal.features.offline;

import io.gimbal.features.EventSource;
import io.gimbal.features.SourceName;
import io.gimbal.features.SourceRows;
import io.gimbal.features.SourceRows.Version;
import io.gimbal.query.DataFiles;
import io.gimbal.query.QuerySession;
import io.gimbal.query.RelationName;
import java.util.Optional;

/// The rows of sources that were known at a moment: those of the newest dataset version and those of the
/// journal, each once. Thread-safe.
///
/// A source whose rows have no id cannot tell which are the same. Its journal counts, which has what was
/// materialized; while that is empty, the dataset version. Of a snapshot the newest version in the journal
/// counts and what was pushed since, nothing of those before.
final class KnownRows {
    static final long ALL = Long.MAX_VALUE;

    private final JournalTables journal;
    private final SourceRows ingested;

    KnownRows(JournalTables journal, SourceRows ingested) {
        this.journal = journal;
        this.ingested = ingested;
    }

    Optional<Version> version(SourceName source) {
        return ingested.find(source);
    }

    /// Makes the table that [SourceTable] describes.
    ///
    /// @param until rows that became known later are left out, in microseconds; [#ALL] leaves out none
    RelationName create(QuerySession session, EventSource source, long until, String suffix) {
        Optional<DataFiles> files = version(source.name()).map(Version::rows);
        boolean hasJournal = files.isEmpty() || !source.id().isEmpty() || journal.hasEvents(source.name());
        SourceTable table = new SourceTable(session, source, new RelationName("rows_" + suffix));
        if (hasJournal) {
            table.addJournal(journal);
        }
        if (!hasJournal || !source.id().isEmpty()) {
            files.ifPresent(table::addFiles);
        }
        return table.create(until);
    }
}
