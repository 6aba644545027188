package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a delivery fared under a contract. The rows read are the accepted and the refused ones; each refused
/// row counts once, under the first rule it broke.
///
/// @param refused how many by rule, in the order of the rules, zeros included
/// @param quarantineLimit as the contract has it
public record ContractReport(
        String contract,
        String version,
        long rowsRead,
        long rowsAccepted,
        Map<String, Long> refused,
        double quarantineLimit,
        List<CheckResult> checks) {
    public ContractReport {
        refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
        checks = List.copyOf(checks);
        long counted = rowsAccepted
                + refused.values().stream().mapToLong(Long::longValue).sum();
        if (counted != rowsRead) {
            throw CodedException.invalidArgument(rowsRead + " rows were read, but " + counted + " were judged");
        }
    }

    public long rowsRefused() {
        return rowsRead - rowsAccepted;
    }

    /// The part of the rows that was refused; 0 where none was read.
    public double refusedShare() {
        return rowsRead == 0 ? 0 : (double) rowsRefused() / rowsRead;
    }

    /// Whether so many rows were refused that none may be taken.
    public boolean isRefused() {
        return refusedShare() > quarantineLimit;
    }

    /// Whether something the contract asks for is not checked here and nothing else it asks for was: then nobody
    /// knows whether it is kept.
    public boolean isUnmeasured() {
        boolean skipped = checks.stream().anyMatch(check -> check.outcome() == CheckResult.Outcome.SKIPPED);
        boolean judged = refused.keySet().stream().anyMatch(rule -> !rule.equals(RowRule.UNREADABLE));
        return skipped && !judged && checks.stream().allMatch(check -> check.outcome() == CheckResult.Outcome.SKIPPED);
    }

    /// Whether the data may be used: few enough rows were refused, something was measured, and every check that was
    /// made passed.
    public boolean passed() {
        return !isRefused()
                && !isUnmeasured()
                && checks.stream().allMatch(check -> switch (check.outcome()) {
                    case PASSED, SKIPPED -> true;
                    case FAILED, UNDEFINED -> false;
                });
    }
}
