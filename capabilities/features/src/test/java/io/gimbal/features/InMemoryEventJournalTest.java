package io.gimbal.features;

final class InMemoryEventJournalTest extends EventJournalContract {
    private final InMemoryEventJournal journal = new InMemoryEventJournal();

    @Override
    protected EventJournal open() {
        return journal;
    }

    @Override
    protected EventJournal reopen() {
        return journal;
    }
}
