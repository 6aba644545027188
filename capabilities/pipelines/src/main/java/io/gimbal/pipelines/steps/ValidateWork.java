package io.gimbal.pipelines.steps;

import io.gimbal.core.CodedException;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import io.gimbal.pipelines.ContractCheck;
import io.gimbal.pipelines.ContractFacts;
import io.gimbal.pipelines.PipelineEvidence;
import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.pipelines.StepWork;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Holds a table to a contract. What came of it, good or bad, is evidence about the data the table is made of.
final class ValidateWork implements StepWork {
    private static final int CODE = 1;

    private final Step.Validate step;
    private final RunContext context;
    private final Tools tools;
    private final Table table;

    ValidateWork(Step.Validate step, RunContext context, Inputs inputs, Tools tools) {
        this.step = step;
        this.context = context;
        this.tools = tools;
        this.table = inputs.table(step.data());
    }

    @Override
    public Optional<JsonObject> basis() {
        return Basis.of(step, CODE)
                .input("data", table.digest())
                .input("contract", tools.others().contracts().digest(context.project(), step.contract()))
                .asOf(context.asOf())
                .build();
    }

    /// @throws CodedException FAILED_PRECONDITION if the contract is not kept
    @Override
    public StepOutput run() {
        ContractCheck.Report report =
                tools.others().contracts().check(context.project(), step.contract(), table.files(), context.asOf());
        tools.stores().database().write(transaction -> append(transaction, report));
        if (!report.passed()) {
            throw CodedException.failedPrecondition(
                    "\"" + step.data() + "\" does not keep contract \"" + step.contract() + "\": " + report.summary());
        }
        ContractFacts facts = new ContractFacts(step.data(), step.contract(), true, report.values());
        return new StepOutput(
                StepOutput.Kind.CONTRACT,
                Optional.empty(),
                report.values().findInteger("rows").orElse(0L),
                report.summary(),
                facts.write(),
                table.from());
    }

    private List<AssetRef> append(Transaction transaction, ContractCheck.Report report) throws SQLException {
        List<AssetRef> judged = judged();
        for (AssetRef data : judged) {
            tools.graph()
                    .evidence()
                    .append(
                            transaction,
                            new EvidenceDraft(
                                    data,
                                    PipelineEvidence.CONTRACT,
                                    report.verdict(),
                                    "pipeline:" + context.id().pipeline(),
                                    "\"" + step.data() + "\" of run " + context.id() + ": " + report.summary(),
                                    report.values(),
                                    context.asOf(),
                                    Optional.empty()));
        }
        return judged;
    }

    /// The dataset versions the table is made of; where there is none, the sources.
    private List<AssetRef> judged() {
        List<String> from = table.from().isEmpty()
                ? Lineage.of(context, tools.stores().engine()).sources(step.data())
                : table.from();
        List<AssetRef> all = from.stream().map(AssetRef::parse).toList();
        List<AssetRef> versions =
                all.stream().filter(ref -> ref.version().isPresent()).toList();
        return versions.isEmpty() ? all : versions;
    }
}
