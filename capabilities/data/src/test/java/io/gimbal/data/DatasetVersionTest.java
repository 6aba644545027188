package io.gimbal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetRef;
import io.gimbal.query.Column;
import io.gimbal.query.ColumnType;
import io.gimbal.query.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DatasetVersionTest {
    private static final Schema SCHEMA = Schema.of(new Column("id", ColumnType.INTEGER));

    @Test
    void equalContentHasEqualDigestsAndOtherContentOthers() {
        assertThat(content("a").digest()).isEqualTo(content("a").digest());
        assertThat(content("a").digest()).isNotEqualTo(content("b").digest());
        assertThat(content("a", "b").digest()).isNotEqualTo(content("b", "a").digest());
        DatasetContent renamed = new DatasetContent(
                Schema.of(new Column("key", ColumnType.INTEGER)), content("a").parts());
        assertThat(renamed.digest()).isNotEqualTo(content("a").digest());
    }

    @Test
    void otherColumnsCannotBeAdded() {
        DatasetContent other = new DatasetContent(
                Schema.of(new Column("id", ColumnType.TEXT)), content("b").parts());

        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> content("a").plus(other));
    }

    @Test
    void aReportAccountsForEveryRow() {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> new ContractReport("c", "1", 10, 5, Map.of("x", 4L), 1, List.of()));
        ContractReport report = new ContractReport("c", "1", 10, 6, Map.of("x", 4L), 0.4, List.of());
        assertThat(report.refusedShare()).isEqualTo(0.4);
        assertThat(report.passed()).isTrue();
    }

    @Test
    void aCheckThatMeasuredNothing_isNotKept() {
        CheckResult undefined =
                new CheckResult("latency", CheckResult.Outcome.UNDEFINED, "at most PT48H old", Optional.empty());
        ContractReport nothing = report(Map.of(RowRule.UNREADABLE, 0L), List.of(undefined));

        assertThat(nothing.passed()).isFalse();
        EvidenceDraft evidence =
                ContractEvidence.of(AssetRef.parse("dataset:taxi/trips@1"), nothing, "alice", Instant.EPOCH);
        assertThat(evidence.verdict()).isEqualTo(Verdict.UNDEFINED);
        assertThat(evidence.values().array("undefined").texts()).containsExactly("latency");
        assertThat(evidence.summary()).contains("latency at most PT48H old, nothing to measure");
        assertThat(report(Map.of(RowRule.UNREADABLE, 0L), List.of()).passed()).isTrue();
    }

    private static ContractReport report(Map<String, Long> refused, List<CheckResult> checks) {
        return new ContractReport("c", "1", 10, 10, refused, 1, checks);
    }

    private static DatasetContent content(String... parts) {
        return new DatasetContent(
                SCHEMA,
                List.of(parts).stream()
                        .map(part -> new DatasetContent.Part(Digest.of(part), 10, 100))
                        .toList());
    }
}
