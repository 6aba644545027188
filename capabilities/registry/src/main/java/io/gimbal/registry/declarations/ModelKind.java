package io.gimbal.registry.declarations;

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
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// `model`: one task that versions compete for.
public final class ModelKind implements DeclarationKind<ModelKind.Model> {
    private static final String POLICY = "stage-policy";

    private final Models models;

    public ModelKind(Models models) {
        this.models = models;
    }

    /// A model as written.
    public record Model(Optional<String> stagePolicy, Optional<Prediction> predicts) {}

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
                Field.optional("predicts", prediction(), "What its versions predict."));
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
        declared.value()
                .stagePolicy()
                .filter(name -> name.contains("/"))
                .ifPresent(name -> problems.add(Problem.unsupported(
                                declared.location(POLICY), "a stage policy of another project is not offered yet")
                        .withExcerpt(name)));
    }

    @Override
    public void apply(Transaction transaction, Difference<Model> difference, Reason reason) throws SQLException {
        Declared<Model> declared = difference.after();
        ModelName name = new ModelName(declared.ref().namespace(), declared.name());
        models.put(
                transaction,
                new ModelDraft(name, Descriptions.of(declared), declared.value().stagePolicy()));
    }

    /// A model with versions cannot be removed: they depend on it.
    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        models.delete(transaction, new ModelName(ref.namespace(), ref.name()));
    }
}
