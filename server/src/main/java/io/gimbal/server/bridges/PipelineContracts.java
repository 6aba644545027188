package io.gimbal.server.bridges;

import io.gimbal.core.Digest;
import io.gimbal.data.ContractEvidence;
import io.gimbal.data.ContractName;
import io.gimbal.data.ContractReport;
import io.gimbal.data.Contracts;
import io.gimbal.pipelines.ContractCheck;
import io.gimbal.query.DataFiles;
import java.time.Instant;

/// Contracts for pipelines.
public final class PipelineContracts implements ContractCheck {
    private final Contracts contracts;

    public PipelineContracts(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public Digest digest(String project, String contract) {
        return contracts.digest(new ContractName(contract));
    }

    @Override
    public Report check(String project, String contract, DataFiles table, Instant asOf) {
        ContractReport report = contracts.check(new ContractName(contract), table, asOf);
        return new Report(
                ContractEvidence.verdict(report), ContractEvidence.values(report), ContractEvidence.summary(report));
    }
}
