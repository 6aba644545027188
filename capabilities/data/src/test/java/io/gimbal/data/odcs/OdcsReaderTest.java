package io.gimbal.data.odcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.data.DataContract;
import io.gimbal.data.DataType;
import io.gimbal.data.DatasetCheck;
import io.gimbal.data.RowCondition;
import io.gimbal.data.RowRule;
import io.gimbal.data.TripFixtures;
import io.gimbal.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OdcsReaderTest {
    @Test
    void aContractIsReadWhole() {
        DataContract contract = TripFixtures.contract();

        assertThat(contract.id()).isEqualTo("taxi-trips");
        assertThat(contract.version()).isEqualTo("1.0.0");
        assertThat(contract.relation()).isEqualTo("trips");
        assertThat(contract.quarantineLimit()).isEqualTo(0.75);
        assertThat(contract.columns()).hasSize(5);
        assertThat(contract.columns().getFirst().type()).isEqualTo(DataType.TIMESTAMP);
        assertThat(contract.rules())
                .extracting(RowRule::name)
                .containsExactly("unreadable", "span", "duration", "distance", "zone", "repeat");
        assertThat(contract.rules().get(3).conditions())
                .containsExactly(new RowCondition.Between(
                        "distance",
                        Optional.of(new RowCondition.Between.End("0", false)),
                        Optional.of(new RowCondition.Between.End("100", true))));
        assertThat(contract.rules().get(5).conditions())
                .containsExactly(
                        new RowCondition.Distinct(List.of("pickup_at", "dropoff_at", "pickup_zone", "distance")));
        assertThat(contract.checks())
                .element(1)
                .isEqualTo(new DatasetCheck.Freshness("latency", "dropoff_at", Duration.ofDays(2)));
    }

    @Test
    void rulesHaveAnOrderOfTheirOwnWhereNoneIsGiven() {
        DataContract contract = read("""
                {"name": "b", "logicalType": "integer", "unique": true, "primaryKey": true, "primaryKeyPosition": 2},
                {"name": "a", "logicalType": "string", "primaryKey": true, "primaryKeyPosition": 1,
                 "logicalTypeOptions": {"minLength": 2, "maxLength": 5, "pattern": "^x"},
                 "quality": [{"metric": "missingValues", "mustBe": 0, "arguments": {"missingValues": ["N/A", null]}}]}
                """);

        assertThat(contract.rules())
                .extracting(RowRule::name)
                .containsExactly("unreadable", "b-unique", "a", "a-missingValues", "primary-key");
        assertThat(contract.rules().getFirst().conditions())
                .containsExactly(new RowCondition.Legible(List.of("b", "a")));
        assertThat(contract.rules().get(2).conditions())
                .containsExactly(new RowCondition.Length("a", 2, 5), new RowCondition.Matches("a", "^x"));
        assertThat(contract.rules().get(3).conditions()).containsExactly(new RowCondition.Present("a", List.of("N/A")));
        assertThat(contract.rules().getLast().conditions())
                .containsExactly(new RowCondition.Distinct(List.of("a", "b")));
    }

    @Test
    void twoOperatorsOfOneRuleAreTakenTogether() {
        DataContract contract = read("""
                {"name": "a", "logicalType": "integer", "quality": [
                  {"id": "q", "metric": "nullValues", "mustBeGreaterThan": 1, "mustBeLessThan": 5}]}""");

        assertThat(((DatasetCheck.InvalidValues) contract.checks().getFirst()).expectation())
                .hasToString("must be greater than 1 and must be less than 5");
    }

    @Test
    void whatNobodyHeedsIsRefused() {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> read("""
                        {"name": "a", "logicalType": "integer", "quality": [
                          {"metric": "nullValues", "mustBe": 0, "severity": "error"},
                          {"metric": "nullValues", "mustBe": 0, "severity": "warning"},
                          {"metric": "rowCount", "mustBe": 1, "schedule": "0 20 * * *", "scheduler": "cron"},
                          {"type": "custom", "engine": "soda", "implementation": "x"}]},
                        {"name": "b", "logicalType": "string", "logicalTypeOptions": {"format": "email"}},
                        {"name": "e", "logicalType": "number", "logicalTypeOptions": {"format": "f64"}},
                        {"name": "c", "logicalType": "timestamp", "logicalTypeOptions": {"timezone": true}},
                        {"name": "d", "logicalType": "array", "items": {}}"""))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.location().source())
                        .containsExactlyInAnyOrder(
                                "/schema/0/properties/0/quality/1/severity",
                                "/schema/0/properties/4/items",
                                "/schema/0/properties/4/logicalType",
                                "/schema/0/properties/0/quality/2/schedule",
                                "/schema/0/properties/0/quality/2/scheduler",
                                "/schema/0/properties/0/quality/3/engine",
                                "/schema/0/properties/1/logicalTypeOptions/format",
                                "/schema/0/properties/3/logicalTypeOptions/timezone"));
    }

    @Test
    void aServiceLevelThatNobodyMeasuresIsRefused() {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> levels("""
                        {"property": "latency", "value": 2, "unit": "d", "element": "t.a", "driver": "operational"},
                        {"property": "retention", "value": 3, "unit": "y", "element": "t.a"},
                        {"property": "latency", "value": 2, "valueExt": 3, "unit": "d", "element": "t.a"}"""))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::toString)
                        .containsExactly(
                                "/slaProperties/1/property: the service level \"retention\" is not measured here, only"
                                        + " latency, which is how old the newest value may be",
                                "/slaProperties/2/valueExt: \"valueExt\" is not offered yet"));
    }

    @Test
    void aLevelIsAboutTheDefaultElementWhereItNamesNone() {
        DataContract contract = levels("{\"property\": \"latency\", \"value\": 2, \"unit\": \"d\"}");

        assertThat(contract.checks())
                .containsExactly(new DatasetCheck.Freshness("latency", "known_at", Duration.ofDays(2)));
    }

    @Test
    void anArgumentThatTheMetricDoesNotTakeIsRefused() {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> read("""
                        {"name": "a", "logicalType": "integer", "quality": [
                          {"metric": "nullValues", "mustBe": 0, "arguments": {"missingValues": ["N/A"]}}]}"""))
                .withMessageContaining("/schema/0/properties/0/quality/0/arguments/missingValues: unknown key");
    }

    private static DataContract levels(String levels) {
        return OdcsReader.read("c", Json.parse("""
                {"apiVersion": "v3.0.2", "kind": "DataContract", "id": "c", "version": "1", "status": "draft",
                 "description": {"purpose": "p"}, "tags": ["x"], "team": [], "price": {}, "support": [],
                 "slaDefaultElement": "t.known_at", "slaProperties": [%s],
                 "schema": [{"name": "t", "properties": [{"name": "a", "logicalType": "timestamp"}]}]}""".formatted(levels)));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsPlace() {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> OdcsReader.read("x.odcs.yaml", Json.parse("""
                        {"apiVersion": "v2.2.0", "kind": "Contract", "id": "x", "statuss": "active",
                         "schema": [{"name": "t", "customProperties": [
                            {"property": "rowRules", "value": ["unreadable", "rang"]}],
                          "properties": [
                            {"name": "range", "logicalType": "number", "required": "yes",
                             "logicalTypeOptions": {"minimum": 1, "exclusiveMinimum": 0, "format": "f32", "min": 3}},
                            {"name": "b", "logicalType": "text", "relationships": [],
                             "quality": [{"metric": "nulls", "mustBe": 0}, {"metric": "nullValues"},
                                         {"metric": "nullValues", "mustBeBetween": [5, 1]}]}]}],
                         "slaProperties": [{"property": "latency", "value": 2, "unit": "moons", "element": "a"}]}
                        """)))
                .withMessageContaining("17 problems in x.odcs.yaml")
                .withMessageContaining("/statuss: unknown key \"statuss\" (did you mean \"status\"?)")
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.location().source())
                        .contains(
                                "/version",
                                "/status",
                                "/kind",
                                "/apiVersion",
                                "/schema/0/properties/0/required",
                                "/schema/0/properties/0/logicalTypeOptions/exclusiveMinimum",
                                "/schema/0/properties/0/logicalTypeOptions/min",
                                "/schema/0/properties/1/logicalType",
                                "/schema/0/properties/1/relationships",
                                "/schema/0/properties/1/quality/0/metric",
                                "/schema/0/properties/1/quality/1/mustBe",
                                "/schema/0/properties/1/quality/2/mustBeBetween",
                                "/schema/0/customProperties/0/value",
                                "/slaProperties/0/unit"))
                .satisfies(e ->
                        assertThat(e.problems()).extracting(Problem::toString).doesNotHaveDuplicates());
    }

    private static DataContract read(String properties) {
        return OdcsReader.read("c", Json.parse("""
                {"apiVersion": "v3.0.2", "kind": "DataContract", "id": "c", "version": "1", "status": "draft",
                 "schema": [{"name": "t", "properties": [%s]}]}""".formatted(properties)));
    }
}
