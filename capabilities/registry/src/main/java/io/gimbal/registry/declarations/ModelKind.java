package io.gimbal.registry.declarations;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Field;
import io.gimbal.declare.Scope;
import io.gimbal.declare.Shape;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.registry.ModelDraft;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Models;
import io.gimbal.registry.StagePolicy;
import io.gimbal.registry.StalenessLimits;
import io.gimbal.registry.StalenessStore;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// `model`: one task that versions compete for.
public final class ModelKind implements DeclarationKind<ModelKind.Model> {
    private static final String POLICY = "stage-policy";
    private static final String STALENESS = "staleness";
    private static final String RETRAIN = "retrain";

    /// Of the pipelines' own words.
    private static final AssetKind PIPELINE = new AssetKind("pipeline");

    private final Models models;
    private final StalenessStore limits;

    public ModelKind(Models models, StalenessStore limits) {
        this.models = models;
        this.limits = limits;
    }

    /// A model as written.
    public record Model(Optional<String> stagePolicy, Optional<Prediction> predicts, Optional<Ages> staleness) {}

    /// How old the champion may get, as written.
    public record Ages(
            Optional<Duration> maxAge,
            Optional<Duration> maxDataAge,
            Optional<String> retrain,
            Duration takesEffectAfter) {
        StalenessLimits limits() {
            return new StalenessLimits(
                    maxAge,
                    maxDataAge,
                    retrain.map(pipeline -> new StalenessLimits.Retraining(pipeline, takesEffectAfter)));
        }
    }

    /// What its versions predict.
    public record Prediction(String name, Type type, Optional<String> unit) {}

    /// Sorts of predictions.
    public enum Type {
        /// A number that errors are measured in.
        AMOUNT
    }

    @Override
    public AssetKind kind() {
        return ModelName.KIND;
    }

    @Override
    public String description() {
        return "A task that versions compete for, with the policy they obey.";
    }

    @Override
    public Shape.Fields shape() {
        return Shape.fields(
                Field.optional(
                        POLICY,
                        Shape.reference(StagePolicy.KIND.value()),
                        "The stages its versions go through; without it every transition is accepted."),
                Field.optional("predicts", prediction(), "What its versions predict."),
                Field.optional(STALENESS, ages(), "How old the champion may get, in event time."));
    }

    private static Shape ages() {
        Shape span = Shape.span(Duration.ofMinutes(1), Duration.ofDays(3_650));
        return Shape.fields(
                Field.optional("max-age", span, "Since the champion was trained."),
                Field.optional("max-data-age", span, "Since the newest data that it was trained on came in."),
                Field.optional(RETRAIN, Shape.name(), "The pipeline that trains a new version then."),
                Field.withDefault(
                        "takes-effect-after",
                        span,
                        "1d",
                        "From then to the decision about the new version, which it spends in shadow."));
    }

    private static Shape prediction() {
        return Shape.fields(
                Field.required("name", Shape.name(), "What the predicted value is called, as in the training data."),
                Field.required("type", Shape.choice("amount"), "What sort of value it is."),
                Field.optional("unit", Shape.text(), "What one of it is.").withExample("minutes"));
    }

    @Override
    public Class<Model> type() {
        return Model.class;
    }

    @Override
    public void check(Declared<Model> declared, Scope scope, Problems problems) {
        if (scope.project().equals(ModelName.CLIENTS)) {
            problems.add(Problem.at(
                    declared.body().location(),
                    "a project called " + ModelName.CLIENTS + " cannot have models: that is"
                            + " where those of MLflow clients live"));
        }
        checkAges(declared, scope, problems);
        declared.value()
                .stagePolicy()
                .filter(name -> name.contains("/"))
                .ifPresent(name -> problems.add(Problem.unsupported(
                                declared.location(POLICY), "a stage policy of another project is not offered yet")
                        .withExcerpt(name)));
    }

    private static void checkAges(Declared<Model> declared, Scope scope, Problems problems) {
        Optional<Ages> ages = declared.value().staleness();
        try {
            ages.ifPresent(Ages::limits);
        } catch (CodedException e) {
            problems.add(Problem.at(declared.location(STALENESS), e.getMessage()));
        }
        ages.flatMap(Ages::retrain)
                .filter(pipeline -> scope.findContent(PIPELINE, pipeline).isEmpty())
                .ifPresent(pipeline -> problems.add(
                        Problem.at(declared.location(STALENESS, RETRAIN), "the project declares no such pipeline")
                                .withExcerpt(pipeline)));
    }

    @Override
    public void apply(Transaction transaction, Difference<Model> difference, Reason reason) throws SQLException {
        Declared<Model> declared = difference.after();
        ModelName name = new ModelName(declared.ref().namespace(), declared.name());
        models.put(
                transaction,
                new ModelDraft(name, Descriptions.of(declared), declared.value().stagePolicy()));
        limits.put(
                transaction,
                name,
                declared.value().staleness().map(Ages::limits).orElse(StalenessLimits.NONE));
    }

    /// A model with versions cannot be removed: they depend on it.
    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        models.delete(transaction, new ModelName(ref.namespace(), ref.name()));
    }
}
