package io.gimbal.web.dataset;

import io.gimbal.data.CheckResult;
import io.gimbal.data.ContractReport;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Light;
import io.gimbal.web.kit.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How a version fared under its contract.
///
/// @param sentence the whole in a few words
public record ContractResult(
        Light light, String sentence, String read, String accepted, List<Refused> refused, List<Clause> clauses) {
    private static final int BAR = 120;

    public ContractResult {
        refused = List.copyOf(refused);
        clauses = List.copyOf(clauses);
    }

    /// @param share of the rows read
    /// @param bar its length beside the longest, in pixels
    public record Refused(String rule, String rows, String share, int bar, boolean any) {}

    public record Clause(Light light, String outcome, String name, String expected, String measured) {}

    static ContractResult of(ContractReport report) {
        return new ContractResult(
                light(report),
                sentence(report),
                Figures.count(report.rowsRead()),
                Figures.count(report.rowsAccepted()),
                refused(report),
                report.checks().stream().map(ContractResult::clause).toList());
    }

    static Light light(ContractReport report) {
        if (report.passed()) {
            return Light.OK;
        }
        boolean failed = report.checks().stream().anyMatch(check -> check.outcome() == CheckResult.Outcome.FAILED);
        return failed || report.refusedShare() > report.quarantineLimit() ? Light.CRITICAL : Light.UNKNOWN;
    }

    private static String sentence(ContractReport report) {
        String kept = report.passed() ? "The contract is kept" : "The contract is not kept";
        return kept + ": " + Figures.share(report.refusedShare()) + " of the rows were refused, "
                + Figures.share(report.quarantineLimit()) + " may be";
    }

    private static List<Refused> refused(ContractReport report) {
        long most = report.refused().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        List<Refused> refused = new ArrayList<>();
        for (Map.Entry<String, Long> rule : report.refused().entrySet()) {
            long rows = rule.getValue();
            int bar = rows == 0 ? 0 : Math.max(1, (int) Math.round((double) BAR * rows / most));
            double share = report.rowsRead() == 0 ? 0 : (double) rows / report.rowsRead();
            refused.add(new Refused(rule.getKey(), Figures.count(rows), Figures.share(share), bar, rows > 0));
        }
        return refused;
    }

    private static Clause clause(CheckResult check) {
        Light light = switch (check.outcome()) {
            case PASSED -> Light.OK;
            case FAILED -> Light.CRITICAL;
            case UNDEFINED -> Light.UNKNOWN;
        };
        return new Clause(
                light,
                check.outcome().name().toLowerCase(Locale.ROOT),
                check.name(),
                Prose.of(check.expected()),
                check.measured().map(Prose::of).orElse("nothing to measure"));
    }
}
