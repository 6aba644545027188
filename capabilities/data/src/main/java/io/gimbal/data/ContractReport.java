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

    /// Whether the data may be used: few enough rows were refused, and every check passed.
    public boolean passed() {
        return !isRefused() && checks.stream().allMatch(check -> check.outcome() == CheckResult.Outcome.PASSED);
    }
}
