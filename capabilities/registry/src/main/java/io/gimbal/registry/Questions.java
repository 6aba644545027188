package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.GateQuestion;
import io.gimbal.evidence.GateQuestion.Subject;
import io.gimbal.evidence.GateRole;
import io.gimbal.graph.AssetRef;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts together what a gate is asked about a version, and when. Thread-safe.
public final class Questions {
    private final ModelVersions versions;
    private final Aliases aliases;
    private final EvidenceLog evidence;
    private final EventTime eventTime;
    private final InstantSource time;

    public Questions(
            ModelVersions versions, Aliases aliases, EvidenceLog evidence, EventTime eventTime, InstantSource time) {
        this.versions = versions;
        this.aliases = aliases;
        this.evidence = evidence;
        this.eventTime = eventTime;
        this.time = time;
    }

    /// @param at event time
    GateQuestion about(Transaction transaction, VersionId version, Instant at) throws SQLException {
        Map<GateRole, Subject> subjects = new EnumMap<>(GateRole.class);
        subjects.put(GateRole.CANDIDATE, subject(transaction, version));
        Optional<VersionId> champion = named(transaction, version, AliasName.CHAMPION);
        if (champion.isPresent() && !champion.get().equals(version)) {
            subjects.put(GateRole.CHAMPION, subject(transaction, champion.get()));
        }
        Optional<VersionId> failsafe = named(transaction, version, AliasName.FAILSAFE);
        if (failsafe.isPresent()) {
            subjects.put(GateRole.FAILSAFE, subject(transaction, failsafe.get()));
        }
        return new GateQuestion(subjects, at);
    }

    /// The present of the data, for who does not state it: what event time has reached, or later evidence about the
    /// version; where there is neither, the present of the machine.
    Instant now(VersionId version) {
        Optional<Instant> looked = evidence.latestOfEachType(version.ref()).stream()
                .map(Evidence::observedAt)
                .max(Instant::compareTo);
        Optional<Instant> reached = eventTime.reached();
        return reached.filter(at -> looked.filter(at::isBefore).isEmpty())
                .or(() -> looked)
                .orElseGet(time::instant);
    }

    /// The same where nothing has been looked at.
    Instant now() {
        return eventTime.reached().orElseGet(time::instant);
    }

    /// Asked about the past, a gate would take evidence that has expired since.
    ///
    /// @throws CodedException INVALID_ARGUMENT if event time has gone past the moment
    void refusePast(Instant at) {
        eventTime.reached().filter(at::isBefore).ifPresent(reached -> {
            throw CodedException.invalidArgument("field \"at\" is " + at + ", expected a time not before " + reached
                    + ", which event time has reached");
        });
    }

    private Optional<VersionId> named(Transaction transaction, VersionId version, AliasName alias) throws SQLException {
        return aliases.find(transaction, version.model(), alias).map(Alias::version);
    }

    private Subject subject(Transaction transaction, VersionId id) throws SQLException {
        ModelVersion version = versions.get(transaction, id);
        List<AssetRef> madeFrom = new ArrayList<>(version.datasets());
        version.run().ifPresent(madeFrom::add);
        return new Subject(id.ref(), version.author(), madeFrom);
    }
}
