package io.gimbal.serving.predict;

import io.gimbal.core.Await;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.IdSource;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.serving.Consumers;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.FeatureVectors;
import io.gimbal.serving.PredictionId;
import io.gimbal.serving.PredictionRecord;
import io.gimbal.serving.Predictions;
import io.gimbal.serving.Role;
import io.gimbal.serving.ServedFeature;
import io.gimbal.serving.VectorRequest;
import io.gimbal.serving.records.Ledger;
import io.gimbal.telemetry.Metrics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Predicts: read the items, reserve their ids, look up what was predicted before, and for the rest features, scores,
/// guardrails, the log, the answer. Thread-safe.
public final class PredictPath implements Predictions {
    private final LiveEndpoints live;
    private final FeatureVectors features;
    private final Consumers consumers;
    private final Ledger ledger;
    private final PredictionMetrics metrics;
    private final IdSource ids;
    private final InstantSource time;
    private final Reservations reservations = new Reservations();
    private final List<ChampionFailures> observers = new CopyOnWriteArrayList<>();

    public PredictPath(
            LiveEndpoints live,
            FeatureVectors features,
            Consumers consumers,
            Ledger ledger,
            Metrics metrics,
            IdSource ids,
            InstantSource time) {
        this.live = live;
        this.features = features;
        this.consumers = consumers;
        this.ledger = ledger;
        this.metrics = new PredictionMetrics(metrics);
        this.ids = ids;
        this.time = time;
    }

    @Override
    public void observe(ChampionFailures observer) {
        observers.add(observer);
    }

    @Override
    public List<PredictionRecord> predict(Call call) {
        long start = System.nanoTime();
        Live now = live.enter(call.endpoint());
        try {
            consumers.admit(now.endpoint(), call);
            List<Asked> asked = RequestReader.read(now.shape(), call.items(), ids, time);
            requireAnswering(now);
            Map<PredictionId, PredictionRecord> records = records(now, call, distinct(asked));
            List<PredictionRecord> answered = new ArrayList<>(asked.size());
            for (Asked item : asked) {
                answered.add(records.get(item.id()));
            }
            return answered;
        } finally {
            now.leave();
            metrics.took(call.endpoint(), System.nanoTime() - start);
        }
    }

    /// A champion, or a failsafe that answers in its place.
    private void requireAnswering(Live now) {
        boolean isCovered = now.ableIndexOf(Role.FAILSAFE) >= 0
                && live.slot(now.endpoint().name()).isEngaged();
        if (now.indexOf(Role.CHAMPION) < 0 && !isCovered) {
            throw CodedException.failedPrecondition(
                    now.endpoint().name() + " has no champion: " + live.vacancy(now.endpoint()));
        }
    }

    /// Each id once; a request may repeat itself, but not contradict itself.
    private static List<Asked> distinct(List<Asked> asked) {
        if (asked.size() == 1) {
            return asked;
        }
        Map<PredictionId, Asked> byId = new HashMap<>();
        List<Asked> distinct = new ArrayList<>(asked.size());
        List<Problem> conflicts = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Asked before = byId.putIfAbsent(asked.get(i).id(), asked.get(i));
            if (before == null) {
                distinct.add(asked.get(i));
            } else if (!before.digest().equals(asked.get(i).digest())) {
                conflicts.add(conflict(asked.get(i).id()));
            }
        }
        refuse(conflicts);
        return distinct;
    }

    private Map<PredictionId, PredictionRecord> records(Live now, Call call, List<Asked> asked) {
        Map<PredictionId, PredictionRecord> records = new HashMap<>();
        List<Asked> rest = asked;
        while (!rest.isEmpty()) {
            rest = round(now, call, rest, records);
        }
        return records;
    }

    /// Predicts what nobody else is predicting at this moment, then waits for the others.
    ///
    /// @return what others were predicting: now found in the ledger, or theirs no more
    private List<Asked> round(Live now, Call call, List<Asked> asked, Map<PredictionId, PredictionRecord> records) {
        List<Asked> own = new ArrayList<>(asked.size());
        List<Asked> elsewhere = new ArrayList<>();
        List<Reservations.Reservation> awaited = new ArrayList<>();
        try {
            reserve(call.endpoint(), asked, own, elsewhere, awaited);
            predictOwn(now, call, own, records);
        } finally {
            own.forEach(item -> reservations.end(call.endpoint(), item.id()));
        }
        awaited.forEach(reservation -> Await.result(reservation.ended()));
        return elsewhere;
    }

    private void reserve(
            EndpointName endpoint,
            List<Asked> asked,
            List<Asked> own,
            List<Asked> elsewhere,
            List<Reservations.Reservation> awaited) {
        List<Problem> conflicts = new ArrayList<>();
        for (Asked item : asked) {
            Optional<Reservations.Reservation> other = reservations.take(endpoint, item.id(), item.digest());
            if (other.isEmpty()) {
                own.add(item);
            } else if (other.get().digest().equals(item.digest())) {
                elsewhere.add(item);
                awaited.add(other.get());
            } else {
                conflicts.add(conflict(item.id()));
            }
        }
        refuse(conflicts);
    }

    private void predictOwn(Live now, Call call, List<Asked> own, Map<PredictionId, PredictionRecord> records) {
        List<Asked> fresh = unpredicted(call.endpoint(), own, records);
        if (fresh.isEmpty()) {
            return;
        }
        boolean engaged = live.slot(call.endpoint()).isEngaged();
        List<PredictionRecord> made = new Scoring(now, engaged, call, fresh, vectors(now, fresh)).records();
        ledger.append(made, now.endpoint().settings().log());
        made.forEach(record -> records.put(record.id(), record));
        metrics.made(made);
        tell(made);
    }

    private List<Asked> unpredicted(
            EndpointName endpoint, List<Asked> own, Map<PredictionId, PredictionRecord> records) {
        List<Optional<PredictionRecord>> before =
                ledger.findAll(endpoint, own.stream().map(Asked::id).toList());
        List<Asked> fresh = new ArrayList<>(own.size());
        List<Problem> conflicts = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Asked item = own.get(i);
            Optional<PredictionRecord> record = before.get(i);
            if (record.isEmpty()) {
                fresh.add(item);
            } else if (record.get().request().equals(item.digest())) {
                records.put(item.id(), record.get());
            } else {
                conflicts.add(conflict(item.id()));
            }
        }
        refuse(conflicts);
        return fresh;
    }

    /// One lookup for all; when that is refused, the items are asked one by one to say which is to blame.
    private List<List<ServedFeature>> vectors(Live now, List<Asked> fresh) {
        List<VectorRequest> rows = new ArrayList<>(fresh.size());
        for (Asked item : fresh) {
            rows.add(new VectorRequest(item.keys().fields(), item.eventTime()));
        }
        try {
            return features.lookup(now.endpoint().features(), rows);
        } catch (CodedException e) {
            if (e.code().fault() == ErrorCode.Fault.CALLER) {
                blame(now, fresh, rows);
            }
            throw e;
        }
    }

    private void blame(Live now, List<Asked> fresh, List<VectorRequest> rows) {
        Problems problems = new Problems();
        for (int i = 0; i < rows.size(); i++) {
            try {
                features.lookup(now.endpoint().features(), List.of(rows.get(i)));
            } catch (CodedException e) {
                problems.add("prediction \"" + fresh.get(i).id() + "\"", e.getMessage());
            }
        }
        problems.throwIfAny("the request");
    }

    private void tell(List<PredictionRecord> made) {
        if (observers.isEmpty()) {
            return;
        }
        List<PredictionRecord> failed = made.stream()
                .filter(record -> record.championFailure().isPresent())
                .toList();
        if (!failed.isEmpty()) {
            observers.forEach(observer -> observer.failed(failed));
        }
    }

    private static Problem conflict(PredictionId id) {
        return Problem.in("prediction \"" + id + "\"", "the id was used for something else; the first answer stands");
    }

    private static void refuse(List<Problem> conflicts) {
        if (!conflicts.isEmpty()) {
            throw new CodedException(
                    ErrorCode.CONFLICT,
                    conflicts.getFirst() + (conflicts.size() == 1 ? "" : ", and " + (conflicts.size() - 1) + " more"),
                    conflicts);
        }
    }
}
