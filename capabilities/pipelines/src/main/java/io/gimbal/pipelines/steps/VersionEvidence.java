package io.gimbal.pipelines.steps;

import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.pipelines.ContractFacts;
import io.gimbal.pipelines.EvaluationFacts;
import io.gimbal.pipelines.EvaluationFacts.Judged;
import io.gimbal.pipelines.EvaluationFacts.ViewValue;
import io.gimbal.pipelines.PipelineEvidence;
import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a run found out about versions, as evidence. Figures are neither good nor bad by themselves, so
/// their verdict is that they were taken; gates compare them.
record VersionEvidence(RunContext context, Lineage lineage, Assets assets, EvidenceLog log) {
    private static final AssetKind MODEL = new AssetKind("model");

    /// Everything about a version that was trained in this run.
    void append(Transaction transaction, Step.Train train, AssetRef version) throws SQLException {
        for (EvaluationFacts evaluation : evaluations()) {
            Judged judged = evaluation.models().get(train.name());
            if (judged != null) {
                append(transaction, judged, version);
            }
        }
        Set<String> madeOf = lineage.upstream(train.name());
        for (StepOutput output : outputs(StepOutput.Kind.CONTRACT)) {
            ContractFacts contract = ContractFacts.read(output.facts());
            if (madeOf.contains(contract.data())) {
                put(transaction, version, PipelineEvidence.CONTRACT, output.message(), contract.values());
            }
        }
    }

    /// About the registered versions that were judged on the same rows, and about feature views.
    void appendAboutOthers(Transaction transaction) throws SQLException {
        for (EvaluationFacts evaluation : evaluations()) {
            for (Judged judged : evaluation.models().values()) {
                if (judged.version().isPresent()) {
                    append(transaction, judged, AssetRef.parse(judged.version().get()));
                }
            }
            for (ViewValue view : evaluation.views()) {
                append(transaction, view);
            }
        }
    }

    private void append(Transaction transaction, Judged judged, AssetRef version) throws SQLException {
        EvaluationFacts.Errors errors = judged.evaluation();
        put(
                transaction,
                version,
                PipelineEvidence.EVALUATION,
                String.format(
                        Locale.ROOT,
                        "mean absolute error %.3f%s, bias %+.3f on %d rows",
                        errors.mae(),
                        unit(transaction, version),
                        errors.bias(),
                        errors.rows()),
                (JsonObject) Json.toValue(errors));
        put(
                transaction,
                version,
                PipelineEvidence.LATENCY,
                String.format(Locale.ROOT, "99 of 100 predictions take at most %.3f ms", judged.p99Milliseconds()),
                JsonObject.builder().put("p99_ms", judged.p99Milliseconds()).build());
        put(
                transaction,
                version,
                PipelineEvidence.SIZE,
                judged.bytes() + " bytes",
                JsonObject.builder().put("bytes", judged.bytes()).build());
    }

    /// As the model declares it; nothing where it does not.
    private String unit(Transaction transaction, AssetRef version) throws SQLException {
        return assets.find(transaction, AssetRef.of(MODEL, version.namespace(), version.name()))
                .flatMap(model -> model.facts().findObject("predicts"))
                .flatMap(predicts -> predicts.findText("unit"))
                .map(unit -> " " + unit)
                .orElse("");
    }

    private void append(Transaction transaction, ViewValue view) throws SQLException {
        JsonObject.Builder values =
                JsonObject.builder().put("model", view.model()).put("mae", view.mae());
        view.maeWithout().ifPresent(mae -> values.put("mae_without", mae));
        String without = view.maeWithout()
                .map(mae -> String.format(Locale.ROOT, "without it the error is %.3f instead of %.3f", mae, view.mae()))
                .orElse(view.model() + " cannot do without it");
        put(
                transaction,
                AssetRef.parse(view.view()),
                PipelineEvidence.FEATURE_VALUE,
                without + ", " + view.distinct() + " distinct values in training",
                values.put("distinct", view.distinct()).build());
    }

    private void put(Transaction transaction, AssetRef about, EvidenceType type, String summary, JsonObject values)
            throws SQLException {
        log.append(
                transaction,
                new EvidenceDraft(
                        about,
                        type,
                        Verdict.PASSED,
                        "pipeline:" + context.id().pipeline(),
                        summary,
                        values,
                        context.asOf(),
                        Optional.empty()));
    }

    private List<EvaluationFacts> evaluations() {
        return outputs(StepOutput.Kind.EVALUATION).stream()
                .map(output -> EvaluationFacts.read(output.facts()))
                .toList();
    }

    private List<StepOutput> outputs(StepOutput.Kind kind) {
        return context.outputs().entrySet().stream()
                .map(Map.Entry::getValue)
                .filter(output -> output.kind() == kind)
                .toList();
    }
}
