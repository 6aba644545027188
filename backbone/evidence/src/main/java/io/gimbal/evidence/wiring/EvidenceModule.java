package io.gimbal.evidence.wiring;

import io.gimbal.evidence.EvidenceKind;
import io.gimbal.evidence.EvidenceKinds;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.EvidenceStore;
import io.gimbal.evidence.Gates;
import io.gimbal.evidence.Reviews;
import io.gimbal.evidence.Subscriptions;
import io.gimbal.evidence.store.SqlEvidenceStore;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Evidence, ready for use once its [#MIGRATIONS] have run; [Subscriptions#start] is left to whoever starts the server,
/// after everybody has subscribed.
public record EvidenceModule(
        EvidenceLog log, Subscriptions subscriptions, EvidenceKinds kinds, Gates gates, Reviews reviews) {
    public static final Migrations MIGRATIONS = SqlEvidenceStore.MIGRATIONS;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    /// @param kinds the types of evidence that the capabilities of this server give
    public static EvidenceModule create(
            Database database, RuleCompiler compiler, Collection<EvidenceKind> kinds, InstantSource time) {
        EvidenceStore store = new SqlEvidenceStore();
        Subscriptions subscriptions = new Subscriptions(database, store, FIRST_PAUSE);
        EvidenceLog log = new EvidenceLog(database, store, subscriptions, time);
        List<EvidenceKind> known = new ArrayList<>(kinds);
        known.add(Reviews.KIND);
        EvidenceKinds all = new EvidenceKinds(known);
        Reviews reviews = new Reviews(log, store);
        return new EvidenceModule(log, subscriptions, all, new Gates(database, store, all, compiler, reviews), reviews);
    }
}
