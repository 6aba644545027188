package io.gimbal.serving.predict;

import io.gimbal.serving.ConsumerName;
import io.gimbal.serving.Failure;
import io.gimbal.serving.Guardrail;
import io.gimbal.serving.Outcome;
import io.gimbal.serving.PredictionRecord;
import io.gimbal.serving.Predictions;
import io.gimbal.serving.Role;
import io.gimbal.serving.ServedFeature;
import io.gimbal.serving.VersionAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Makes the records of some items: asks every version once for all of them, then decides item by item. Not
/// thread-safe.
final class Scoring {
    private final Live live;
    private final boolean engaged;
    private final Optional<ConsumerName> consumer;
    private final List<Asked> asked;
    private final List<List<ServedFeature>> vectors;
    private final int champion;
    private final int failsafe;

    /// @param engaged whether the failsafe answers in the champion's place
    Scoring(Live live, boolean engaged, Predictions.Call call, List<Asked> asked, List<List<ServedFeature>> vectors) {
        this.live = live;
        this.engaged = engaged;
        this.consumer = call.consumer();
        this.asked = asked;
        this.vectors = vectors;
        this.champion = live.indexOf(Role.CHAMPION);
        this.failsafe = live.ableIndexOf(Role.FAILSAFE);
    }

    List<PredictionRecord> records() {
        Columns columns = new Columns(live.layout(), asked, vectors);
        List<Scores> scores = new ArrayList<>(live.models().size());
        for (ServedModel model : live.models()) {
            scores.add(model.ask(columns));
        }
        List<PredictionRecord> records = new ArrayList<>(asked.size());
        for (int row = 0; row < asked.size(); row++) {
            records.add(record(row, scores));
        }
        return records;
    }

    private PredictionRecord record(int row, List<Scores> scores) {
        Asked item = asked.get(row);
        Map<String, ServedFeature> features = features(row);
        List<VersionAnswer> answers = answers(row, scores, item, features);
        int serving = serving(answers);
        VersionAnswer served = answers.get(serving);
        return new PredictionRecord(
                item.id(),
                live.endpoint().name(),
                item.eventTime(),
                consumer,
                item.keys(),
                item.inputs(),
                features,
                serving == champion && !(engaged && serving == failsafe) ? Role.CHAMPION : Role.FAILSAFE,
                live.endpoint().model(),
                served.version(),
                served.value(),
                served.outcome(),
                served.why(),
                answers,
                live.endpoint().revision(),
                item.digest());
    }

    /// The failsafe answers when it is engaged, and when the champion failed or there is none. A failsafe that fails as
    /// well is not covered up by anything; one that cannot be loaded is none.
    private int serving(List<VersionAnswer> answers) {
        boolean championFailed = champion < 0 || answers.get(champion).outcome() == Outcome.FAILED;
        return failsafe >= 0 && (engaged || championFailed) ? failsafe : champion;
    }

    private List<VersionAnswer> answers(int row, List<Scores> scores, Asked item, Map<String, ServedFeature> features) {
        CompiledGuardrails.Item guardrails =
                live.guardrails().about(new GuardrailValues(item.inputs().fields(), features));
        List<VersionAnswer> answers = new ArrayList<>(scores.size());
        for (int i = 0; i < scores.size(); i++) {
            answers.add(answer(live.models().get(i), scores.get(i), row, guardrails));
        }
        return answers;
    }

    private static VersionAnswer answer(ServedModel model, Scores scores, int row, CompiledGuardrails.Item guardrails) {
        Optional<Failure> failure = scores.failure(row);
        if (failure.isPresent()) {
            return answer(model, OptionalDouble.empty(), Outcome.FAILED, failure, Optional.of(scores.why(row)));
        }
        double value = scores.value(row);
        CompiledGuardrails.Decision decision = guardrails.decide(value);
        if (decision == null) {
            return answer(model, OptionalDouble.of(value), Outcome.ANSWERED, failure, Optional.empty());
        }
        Guardrail rail = decision.rail();
        Optional<String> why = Optional.of(decision.why());
        return rail.clip()
                .map(bounds -> answer(
                        model,
                        OptionalDouble.of(Math.clamp(value, bounds.get(0), bounds.get(1))),
                        Outcome.CLIPPED,
                        failure,
                        why))
                .orElseGet(() -> answer(model, OptionalDouble.empty(), Outcome.ABSTAINED, failure, why));
    }

    private static VersionAnswer answer(
            ServedModel model, OptionalDouble value, Outcome outcome, Optional<Failure> failure, Optional<String> why) {
        return new VersionAnswer(model.version().number(), model.roles(), value, outcome, failure, why);
    }

    private Map<String, ServedFeature> features(int row) {
        List<ServedFeature> vector = vectors.get(row);
        Map<String, ServedFeature> features = LinkedHashMap.newLinkedHashMap(vector.size());
        VectorLayout layout = live.layout();
        for (int i = 0; i < vector.size(); i++) {
            features.put(layout.name(layout.inputs() + i), vector.get(i));
        }
        return features;
    }
}
