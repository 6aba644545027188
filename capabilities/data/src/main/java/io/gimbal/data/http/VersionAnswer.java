package io.gimbal.data.http;

import io.gimbal.data.CheckResult;
import io.gimbal.data.ContractReport;
import io.gimbal.data.DatasetVersion;
import io.gimbal.data.DeliveredFile;
import io.gimbal.query.Column;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A version as answered.
///
/// @param asset its address in the graph
record VersionAnswer(
        String asset,
        String dataset,
        long version,
        Optional<Long> parent,
        String digest,
        long rows,
        long read,
        Map<String, Long> refused,
        long size,
        ContractAnswer contract,
        List<Column> columns,
        List<DeliveredFile> files,
        Instant asOf,
        String addedBy,
        String why,
        Instant addedAt) {

    /// @param document the contract document's id and version
    record ContractAnswer(
            String document, String version, boolean passed, double refusedShare, List<CheckResult> clauses) {
        static ContractAnswer of(ContractReport report) {
            return new ContractAnswer(
                    report.contract(), report.version(), report.passed(), report.refusedShare(), report.checks());
        }
    }

    static VersionAnswer of(DatasetVersion version) {
        return of(version, version.report());
    }

    /// @param report how its rows fared when they were last looked at
    static VersionAnswer of(DatasetVersion version, ContractReport report) {
        return new VersionAnswer(
                version.ref().toString(),
                version.dataset().value(),
                version.number(),
                version.parent(),
                version.digest().toString(),
                version.content().rowCount(),
                report.rowsRead(),
                report.refused(),
                version.content().size(),
                ContractAnswer.of(report),
                version.content().schema().columns(),
                version.origin().files(),
                version.origin().asOf(),
                version.origin().who(),
                version.origin().why(),
                version.origin().at());
    }
}
