package io.gimbal.data;

import io.gimbal.query.DataFiles;
import io.gimbal.query.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/// Judges rows. Thread-safe.
public interface Intake {
    /// Brings a delivery in. Nothing is stored if a file is missing, damaged, of another format or lacks a
    /// column.
    ///
    /// @param asOf the event time from which ages are counted
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT naming the file or the column, or what is wrong
    ///     with source or contract
    Ingested ingest(Source source, DataContract contract, Delivery delivery, Instant asOf);

    /// Judges rows that are not to be kept.
    ///
    /// @param variables what rules may refer to beside the columns
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT naming every column that is missing or does not
    ///     fit
    ContractReport check(DataContract contract, DataFiles rows, Map<String, LocalDate> variables, Instant asOf);

    /// Whether the source can keep the contract at all, before any file has been seen.
    ///
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT with everything that does not fit
    void checkAgreement(Source source, DataContract contract);

    /// Whether rows of these columns can keep the contract at all.
    ///
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT with everything that does not fit
    void checkAgreement(Schema table, DataContract contract);
}
