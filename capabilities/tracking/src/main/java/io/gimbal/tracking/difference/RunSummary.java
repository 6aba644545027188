package io.gimbal.tracking.difference;

import io.gimbal.graph.AssetRef;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A run as named texts that can be compared.
///
/// @param reads what it read, as the graph says
record RunSummary(RunRecord record, List<AssetRef> reads) {
    static final String WHY = "gimbal.why";
    private static final String COMMIT = "mlflow.source.git.commit";

    Optional<String> why() {
        return tag(WHY);
    }

    /// A client that does not capture may still tell the commit in a tag.
    Map<String, String> code() {
        Capture capture = record.run().capture();
        Map<String, String> code = new HashMap<>();
        capture.commit().or(() -> tag(COMMIT)).ifPresent(commit -> code.put("commit", commit));
        capture.dirty().ifPresent(dirty -> code.put("local changes", localChanges(capture, dirty)));
        if (!capture.command().isEmpty()) {
            code.put("command", capture.command());
        }
        return code;
    }

    /// Two runs with other changes to one commit differ.
    private static String localChanges(Capture capture, boolean dirty) {
        return dirty ? capture.changes().orElse("yes") : "no";
    }

    Map<String, String> params() {
        return byName(record.params(), param -> param.key().value(), Param::value);
    }

    Map<String, String> data() {
        return byName(
                record.inputs(), RunSummary::label, input -> input.dataset().digest());
    }

    private static String label(DatasetInput input) {
        String name = input.dataset().name();
        return input.context().isEmpty() ? name : name + " (" + input.context() + ")";
    }

    Map<String, String> graph() {
        return byName(
                reads,
                ref -> ref.withoutVersion().toString(),
                ref -> ref.version().orElse("read"));
    }

    Map<String, String> seeds() {
        return byName(
                record.run().capture().seeds().entrySet(),
                Map.Entry::getKey,
                seed -> seed.getValue().toString());
    }

    Map<String, String> environment() {
        return record.run().capture().environment();
    }

    Map<String, String> metrics() {
        return byName(record.metrics(), metric -> metric.key().value(), RunSummary::value);
    }

    private static String value(Metric metric) {
        return Double.toString(metric.value());
    }

    private Optional<String> tag(String name) {
        return record.tags().stream()
                .filter(tag -> tag.key().value().equals(name))
                .map(Tag::value)
                .findFirst();
    }

    /// Of two of one name both are told.
    private static <T> Map<String, String> byName(
            Iterable<T> things, Function<T, String> name, Function<T, String> text) {
        Map<String, String> texts = new HashMap<>();
        things.forEach(thing -> texts.merge(name.apply(thing), text.apply(thing), (a, b) -> a + ", " + b));
        return texts;
    }
}
