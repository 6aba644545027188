package io.gimbal.data.http;

import io.gimbal.data.ContractReport;
import io.gimbal.data.DatasetName;
import java.util.Map;

/// How files would fare, as answered.
///
/// @param rows those that would be accepted
record CheckAnswer(
        String dataset, long rows, long read, Map<String, Long> refused, VersionAnswer.ContractAnswer contract) {
    static CheckAnswer of(DatasetName dataset, ContractReport report) {
        return new CheckAnswer(
                dataset.value(),
                report.rowsAccepted(),
                report.rowsRead(),
                report.refused(),
                VersionAnswer.ContractAnswer.of(report));
    }
}
