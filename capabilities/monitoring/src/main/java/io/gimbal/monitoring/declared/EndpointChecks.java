package io.gimbal.monitoring.declared;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.declare.Declared;
import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.ColumnNames;
import io.gimbal.monitoring.DeclaredEndpoints.DeclaredEndpoint;
import io.gimbal.monitoring.alerts.FailsafeMode;
import java.util.List;
import java.util.Optional;

/// Finds what a declared monitor asks of its endpoint in vain: columns that no request has, a failsafe that is not
/// there. Not thread-safe.
final class EndpointChecks {
    private final Declared<MonitorSpec> declared;
    private final AssetRef endpoint;
    private final Problems problems;

    EndpointChecks(Declared<MonitorSpec> declared, AssetRef endpoint, Problems problems) {
        this.declared = declared;
        this.endpoint = endpoint;
        this.problems = problems;
    }

    void check(DeclaredEndpoint found) {
        found.columns().ifPresent(this::checkColumns);
        if (!found.hasFailsafe()) {
            checkActions();
        }
    }

    private void checkColumns(List<String> known) {
        Optional<MonitorSpec.Drift> drift = declared.value().drift();
        List<String> missing =
                ColumnNames.missing(drift.map(MonitorSpec.Drift::inputs).orElse(List.of()), known);
        for (String column : missing) {
            int index = drift.orElseThrow().columns().indexOf(column);
            Problem problem = Problem.at(
                            declared.location("drift", "columns", index),
                            endpoint + " has no column \"" + column + "\"")
                    .withExcerpt(column);
            problems.add(problem.withNearest(column, known));
        }
    }

    private void checkActions() {
        List<AlertSpec> alerts = declared.value().alertSpecs();
        for (int i = 0; i < alerts.size(); i++) {
            if (alerts.get(i).actions().failsafe() != FailsafeMode.NEVER) {
                problems.add(Problem.at(
                                declared.location("alerts", i, "actions", "failsafe"),
                                endpoint + " has no failsafe that \""
                                        + alerts.get(i).name() + "\" could ask for")
                        .withHint("say in the endpoint which version it is, like failsafe: { alias: failsafe }"));
            }
        }
    }
}
