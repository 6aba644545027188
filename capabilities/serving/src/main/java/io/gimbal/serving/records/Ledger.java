package io.gimbal.serving.records;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.eventtime.Watermark;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.kv.Key;
import io.gimbal.kv.KeyRange;
import io.gimbal.kv.KeyValue;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.kv.Mutation;
import io.gimbal.kv.Namespace;
import io.gimbal.log.Acknowledgement;
import io.gimbal.log.EventLog;
import io.gimbal.log.NewRecord;
import io.gimbal.log.TopicName;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.Label;
import io.gimbal.serving.LabelledPrediction;
import io.gimbal.serving.PredictionId;
import io.gimbal.serving.PredictionJson;
import io.gimbal.serving.PredictionLog;
import io.gimbal.serving.PredictionRecord;
import io.gimbal.serving.ShadowScore;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Every prediction and every label. Thread-safe. What was appended is found by every later call; who appends sees to
/// it that no identity is appended twice.
public final class Ledger implements PredictionLog {
    static final TopicName PREDICTIONS = new TopicName("predictions");
    static final TopicName LABELS = new TopicName("labels");
    static final Namespace RECORDS_BY_TIME = new Namespace("serving/predictions");
    static final Namespace TIMES_BY_ID = new Namespace("serving/ids");
    static final Namespace LABELS_BY_TIME = new Namespace("serving/labels");
    /// Somebody may want only the first, or a hundred thousand.
    private static final int FIRST_CHUNK = 16;

    private static final int LARGEST_CHUNK = 512;

    private final KeyValueStore store;
    private final TopicIndex predictions;
    private final TopicIndex labels;
    private final Watermark watermark;

    /// @param watermark is told of all that is appended
    public Ledger(EventLog log, KeyValueStore store, Watermark watermark) {
        this.store = store;
        this.watermark = watermark;
        this.predictions = new TopicIndex(log, store, PREDICTIONS, Ledger::indexPrediction);
        this.labels = new TopicIndex(log, store, LABELS, Ledger::indexLabel);
    }

    /// Makes what is in the log findable; before anything else.
    public void open() {
        for (TopicIndex topic : List.of(predictions, labels)) {
            topic.open();
            topic.tell(watermark);
        }
    }

    /// Why not everything can be found, for the health of the process.
    public Optional<String> problem() {
        return predictions.problem().or(labels::problem);
    }

    /// Returns when the records are as safe as asked for, and found.
    ///
    /// @param records of ids that are new
    public void append(List<PredictionRecord> records, Acknowledgement acknowledgement) {
        List<NewRecord> written = new ArrayList<>(records.size());
        List<Mutation> mutations = new ArrayList<>(2 * records.size());
        for (PredictionRecord record : records) {
            byte[] payload = Json.bytes(PredictionJson.write(record));
            written.add(new NewRecord(record.endpoint() + "/" + record.id(), record.eventTime(), payload));
            mutations.addAll(index(record.endpoint(), record.eventTime(), record.id(), payload)
                    .mutations());
        }
        predictions.append(written, mutations, acknowledgement);
        records.forEach(record -> watermark.note(record.eventTime()));
    }

    private static TopicIndex.Entry indexPrediction(byte[] payload) {
        PredictionHead head = PredictionHead.of(payload);
        return index(head.endpoint(), head.eventTime(), head.id(), payload);
    }

    private static TopicIndex.Entry index(EndpointName endpoint, Instant eventTime, PredictionId id, byte[] payload) {
        Key identity = PredictionKeys.id(endpoint, id);
        Key place = PredictionKeys.prediction(endpoint, eventTime, id);
        return new TopicIndex.Entry(
                TIMES_BY_ID,
                identity,
                List.of(
                        new Mutation.Put(TIMES_BY_ID, identity, bytes(eventTime)),
                        new Mutation.Put(RECORDS_BY_TIME, place, payload)));
    }

    /// The records of some ids, in their order; empty where there is none.
    public List<Optional<PredictionRecord>> findAll(EndpointName endpoint, List<PredictionId> ids) {
        predictions.flush();
        return findAt(RECORDS_BY_TIME, endpoint, ids, times(endpoint, ids)).stream()
                .map(record -> record.map(Ledger::read))
                .toList();
    }

    /// When predictions were made, in the order of the ids; empty for who is unknown.
    private List<Optional<Instant>> times(EndpointName endpoint, List<PredictionId> ids) {
        List<Key> keys = new ArrayList<>(ids.size());
        ids.forEach(id -> keys.add(PredictionKeys.id(endpoint, id)));
        return store.getMany(TIMES_BY_ID, keys).stream()
                .map(time -> time.map(Ledger::time))
                .toList();
    }

    /// What is kept under the predictions of these times, all at once.
    private List<Optional<byte[]>> findAt(
            Namespace namespace, EndpointName endpoint, List<PredictionId> ids, List<Optional<Instant>> times) {
        List<Key> places = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            PredictionId id = ids.get(i);
            times.get(i).ifPresent(at -> places.add(PredictionKeys.prediction(endpoint, at, id)));
        }
        Iterator<Optional<byte[]>> values = store.getMany(namespace, places).iterator();
        return times.stream().map(time -> time.flatMap(_ -> values.next())).toList();
    }

    @Override
    public Optional<LabelledPrediction> find(EndpointName endpoint, PredictionId id) {
        Optional<PredictionRecord> record = findAll(endpoint, List.of(id)).getFirst();
        labels.flush();
        return record.map(it -> new LabelledPrediction(
                it, label(id, store.find(LABELS_BY_TIME, PredictionKeys.prediction(endpoint, it.eventTime(), id)))));
    }

    @Override
    public void scan(EndpointName endpoint, Instant from, Instant until, Visitor visitor) {
        KeyRange range = PredictionKeys.span(endpoint, from, until);
        int size = FIRST_CHUNK;
        List<KeyValue> chunk = chunk(range, size);
        while (!chunk.isEmpty()) {
            for (LabelledPrediction prediction : join(chunk)) {
                if (!visitor.accept(prediction)) {
                    return;
                }
            }
            range = range.after(chunk.getLast().key());
            size = Math.min(2 * size, LARGEST_CHUNK);
            chunk = chunk(range, size);
        }
    }

    private List<KeyValue> chunk(KeyRange range, int most) {
        predictions.flush();
        labels.flush();
        return store.list(RECORDS_BY_TIME, range, most);
    }

    private List<LabelledPrediction> join(List<KeyValue> chunk) {
        List<Optional<byte[]>> found =
                store.getMany(LABELS_BY_TIME, chunk.stream().map(KeyValue::key).toList());
        List<LabelledPrediction> joined = new ArrayList<>(chunk.size());
        for (int i = 0; i < chunk.size(); i++) {
            PredictionRecord record = read(chunk.get(i).value());
            joined.add(new LabelledPrediction(record, label(record.id(), found.get(i))));
        }
        return joined;
    }

    @Override
    public Page<LabelledPrediction> list(EndpointName endpoint, Instant from, PageRequest page) {
        KeyRange all = PredictionKeys.span(endpoint, from, Instant.MAX);
        KeyRange range = page.after().map(token -> all.after(key(token, all))).orElse(all);
        List<KeyValue> chunk = chunk(range, page.size() + 1);
        boolean more = chunk.size() > page.size();
        List<KeyValue> shown = more ? chunk.subList(0, page.size()) : chunk;
        Optional<PageToken> next = more
                ? Optional.of(new PageToken(
                        HexFormat.of().formatHex(shown.getLast().key().bytes())))
                : Optional.empty();
        return new Page<>(join(shown), next);
    }

    private static Key key(PageToken token, KeyRange within) {
        try {
            Key key = Key.of(HexFormat.of().parseHex(token.value()));
            if (within.contains(key)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "not a page of this list: " + token.value(), e);
        }
        throw CodedException.invalidArgument("not a page of this list: " + token.value());
    }

    @Override
    public ShadowScore score(EndpointName endpoint, int version, Instant from, Instant until) {
        ErrorSum sum = new ErrorSum(version, until);
        scan(endpoint, from, until, sum);
        return sum.score();
    }

    /// Appends labels of predictions that have none.
    ///
    /// @param endpoint theirs
    /// @param predicted their event times, in the order of the labels
    void appendLabels(EndpointName endpoint, List<Label> added, List<Instant> predicted) {
        List<NewRecord> written = new ArrayList<>(added.size());
        List<Mutation> mutations = new ArrayList<>(added.size());
        for (int i = 0; i < added.size(); i++) {
            Label label = added.get(i);
            byte[] payload = Json.bytes(LabelJson.write(endpoint, label, predicted.get(i)));
            written.add(new NewRecord(endpoint + "/" + label.prediction(), label.knownAt(), payload));
            mutations.addAll(index(endpoint, predicted.get(i), label).mutations());
        }
        labels.append(written, mutations, Acknowledgement.ACCEPTED);
        added.forEach(label -> watermark.note(label.knownAt()));
    }

    private static TopicIndex.Entry indexLabel(byte[] payload) {
        JsonObject written = (JsonObject) Json.parse(payload);
        return index(LabelJson.endpoint(written), LabelJson.predicted(written), LabelJson.label(written));
    }

    private static TopicIndex.Entry index(EndpointName endpoint, Instant predicted, Label label) {
        Key place = PredictionKeys.prediction(endpoint, predicted, label.prediction());
        byte[] value = ByteBuffer.allocate(2 * Long.BYTES)
                .putDouble(label.value())
                .putLong(PredictionKeys.micros(label.knownAt()))
                .array();
        return new TopicIndex.Entry(LABELS_BY_TIME, place, List.of(new Mutation.Put(LABELS_BY_TIME, place, value)));
    }

    /// When predictions were made, and their labels so far, in the order of the ids; empty for who is unknown.
    List<Optional<Labelled>> findLabels(EndpointName endpoint, List<PredictionId> ids) {
        predictions.flush();
        labels.flush();
        List<Optional<Instant>> times = times(endpoint, ids);
        List<Optional<byte[]>> labelled = findAt(LABELS_BY_TIME, endpoint, ids, times);
        List<Optional<Labelled>> found = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            Optional<Label> label = label(ids.get(i), labelled.get(i));
            found.add(times.get(i).map(at -> new Labelled(at, label)));
        }
        return found;
    }

    /// @param predicted event time of the prediction
    record Labelled(Instant predicted, Optional<Label> label) {}

    private static PredictionRecord read(byte[] payload) {
        return PredictionJson.read((JsonObject) Json.parse(payload));
    }

    private static Optional<Label> label(PredictionId id, Optional<byte[]> found) {
        return found.map(bytes -> {
            ByteBuffer value = ByteBuffer.wrap(bytes);
            return new Label(id, value.getDouble(), PredictionKeys.instant(value.getLong()));
        });
    }

    private static Instant time(byte[] bytes) {
        return PredictionKeys.instant(ByteBuffer.wrap(bytes).getLong());
    }

    private static byte[] bytes(Instant time) {
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(PredictionKeys.micros(time))
                .array();
    }
}
