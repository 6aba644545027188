package io.gimbal.data.kinds;

import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import io.gimbal.data.DataContract;
import io.gimbal.data.Intake;
import io.gimbal.data.PlannedContracts;
import io.gimbal.declare.Scope;
import io.gimbal.query.Schema;
import java.util.List;
import java.util.Optional;

/// Reads contracts from the documents of the project that is planned.
final class DeclaredContracts implements PlannedContracts {
    private final ContractKind contracts;
    private final Intake intake;

    DeclaredContracts(ContractKind contracts, Intake intake) {
        this.contracts = contracts;
        this.intake = intake;
    }

    @Override
    public List<Problem> disagreements(Scope scope, String contract, Schema table) {
        Optional<DataContract> read =
                scope.find(contracts, contract).flatMap(it -> contracts.contract(it, new Problems()));
        Problems problems = new Problems();
        Location place = Location.of("contract " + contract);
        read.ifPresent(it -> Faults.collect(() -> intake.checkAgreement(table, it), _ -> place, problems));
        return problems.list();
    }
}
