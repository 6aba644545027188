package io.gimbal.pipelines.steps;

import io.gimbal.core.CodedException;
import io.gimbal.json.JsonObject;
import io.gimbal.pipelines.ContractCheck;
import io.gimbal.pipelines.ContractFacts;
import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.pipelines.StepWork;
import java.util.Optional;

/// Holds a table to a contract.
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
}
