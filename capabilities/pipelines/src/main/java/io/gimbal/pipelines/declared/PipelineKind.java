package io.gimbal.pipelines.declared;

import io.gimbal.core.Problems;
import io.gimbal.core.Scratch;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Difference;
import io.gimbal.declare.ReferenceUse;
import io.gimbal.declare.Scope;
import io.gimbal.declare.Shape;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.model.Trainers;
import io.gimbal.pipelines.DeclaredColumns;
import io.gimbal.pipelines.PipelineName;
import io.gimbal.pipelines.PipelineStore;
import io.gimbal.pipelines.declared.PipelineDeclaration.StepDeclaration;
import io.gimbal.pipelines.steps.StepSql;
import io.gimbal.query.QueryEngine;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The kind `pipeline`. A name that a step reads is an earlier step's, or else that of a dataset or source.
public final class PipelineKind implements DeclarationKind<PipelineDeclaration> {
    private final PipelineStore store;
    private final Known known;

    /// What a pipeline is checked against.
    public record Known(Trainers trainers, QueryEngine engine, Scratch scratch, DeclaredColumns columns) {}

    public PipelineKind(PipelineStore store, Known known) {
        this.store = store;
        this.known = known;
    }

    @Override
    public AssetKind kind() {
        return PipelineName.KIND;
    }

    @Override
    public String description() {
        return "How versions of models come to be, step by step.";
    }

    @Override
    public Shape.Fields shape() {
        return PipelineShape.pipeline();
    }

    @Override
    public Class<PipelineDeclaration> type() {
        return PipelineDeclaration.class;
    }

    @Override
    public List<ReferenceUse> references(Declared<PipelineDeclaration> declared) {
        List<ReferenceUse> uses = new ArrayList<>();
        Set<String> earlier = new HashSet<>();
        List<StepDeclaration> steps = declared.value().steps();
        for (int i = 0; i < steps.size(); i++) {
            StepDeclaration step = steps.get(i);
            if (step.sql().isPresent()) {
                for (String table : StepSql.of(step.sql().get()).tables(known.engine())) {
                    add(uses, declared, earlier, table, "steps", i, "sql");
                }
            }
            if (step.validate().isPresent()) {
                add(uses, declared, earlier, step.validate().get().data(), "steps", i, "validate", "data");
            }
            if (step.trainingSet().isPresent()) {
                add(uses, declared, earlier, step.trainingSet().get().spine(), "steps", i, "training-set", "spine");
            }
            if (step.evaluate().isPresent()) {
                models(uses, declared, i, step.evaluate().get().models());
            }
            earlier.add(step.step());
        }
        return uses;
    }

    private static void add(
            List<ReferenceUse> uses,
            Declared<PipelineDeclaration> declared,
            Set<String> earlier,
            String name,
            Object... path) {
        if (!earlier.contains(name)) {
            uses.add(new ReferenceUse(
                    EdgeType.READS, List.of("dataset", "source"), Optional.empty(), name, declared.location(path)));
        }
    }

    /// Those that are registered already: `model@alias`.
    private static void models(
            List<ReferenceUse> uses, Declared<PipelineDeclaration> declared, int step, List<String> models) {
        for (int i = 0; i < models.size(); i++) {
            int at = models.get(i).indexOf('@');
            if (at > 0) {
                uses.add(ReferenceUse.of(
                        EdgeType.READS,
                        "model",
                        models.get(i).substring(0, at),
                        declared.location("steps", step, "evaluate", "models", i)));
            }
        }
    }

    @Override
    public void check(Declared<PipelineDeclaration> declared, Scope scope, Problems problems) throws SQLException {
        new PlanCheck(declared, scope, known, problems).run();
    }

    @Override
    public void apply(Transaction transaction, Difference<PipelineDeclaration> difference, Reason reason)
            throws SQLException {
        Declared<PipelineDeclaration> after = difference.after();
        store.put(transaction, StepReader.pipeline(PipelineName.of(after.ref()), after.value()));
    }

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        store.delete(transaction, PipelineName.of(ref));
    }
}
