package io.gimbal.data;

import io.gimbal.core.Digest;
import java.util.Objects;
import java.util.Optional;

/// What came of a delivery. Whether its content becomes a version is decided by who asked, on the report.
///
/// @param content the accepted rows
/// @param quarantine a Parquet file of the refused rows as they stood in their files, with `gimbal_rule`,
///     `gimbal_file` and `gimbal_row` (the first is 1) before them; empty when none was refused
public record Ingested(DatasetContent content, ContractReport report, Optional<Digest> quarantine) {
    public Ingested {
        Objects.requireNonNull(content);
        Objects.requireNonNull(report);
        Objects.requireNonNull(quarantine);
    }
}
