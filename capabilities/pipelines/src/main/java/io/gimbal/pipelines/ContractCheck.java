package io.gimbal.pipelines;

import io.gimbal.core.Digest;
import io.gimbal.evidence.Verdict;
import io.gimbal.json.JsonObject;
import io.gimbal.query.DataFiles;
import java.time.Instant;
import java.util.Objects;

/// The port to data contracts. Thread-safe.
public interface ContractCheck {
    /// Identifies the contract as it is now: equal rules, equal digest.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND with the nearest name
    Digest digest(String project, String contract);

    /// Judges a table by a contract; nothing is changed or kept.
    ///
    /// @param asOf the moment freshness is measured from
    Report check(String project, String contract, DataFiles table, Instant asOf);

    /// @param values what evidence of type `contract` holds
    /// @param summary one line for people, with the numbers that matter
    record Report(Verdict verdict, JsonObject values, String summary) {
        public Report {
            Objects.requireNonNull(verdict);
            Objects.requireNonNull(values);
            Objects.requireNonNull(summary);
        }

        public boolean passed() {
            return verdict == Verdict.PASSED;
        }
    }
}
