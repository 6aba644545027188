package io.gimbal.data.odcs;

import java.util.List;
import java.util.stream.Stream;

/// Which keys the standard knows where; it is strict almost everywhere, so that a slip does not become a missing
/// rule.
final class Keys {
    static final List<String> DOCUMENT = List.of(
            "version",
            "apiVersion",
            "kind",
            "id",
            "status",
            "name",
            "tenant",
            "domain",
            "tags",
            "dataProduct",
            "description",
            "servers",
            "schema",
            "support",
            "price",
            "team",
            "roles",
            "slaProperties",
            "slaDefaultElement",
            "authoritativeDefinitions",
            "customProperties",
            "contractCreatedTs");

    private static final List<String> ELEMENT = List.of(
            "id",
            "name",
            "logicalType",
            "physicalName",
            "physicalType",
            "description",
            "businessName",
            "tags",
            "properties",
            "relationships",
            "quality",
            "authoritativeDefinitions",
            "customProperties");

    static final List<String> OBJECT = with(ELEMENT, "dataGranularityDescription");

    static final List<String> PROPERTY = with(
            ELEMENT,
            "logicalTypeOptions",
            "required",
            "unique",
            "primaryKey",
            "primaryKeyPosition",
            "partitioned",
            "partitionKeyPosition",
            "classification",
            "encryptedName",
            "criticalDataElement",
            "transformSourceObjects",
            "transformLogic",
            "transformDescription",
            "examples",
            "items");

    static final List<String> QUALITY = List.of(
            "id",
            "name",
            "description",
            "type",
            "dimension",
            "severity",
            "businessImpact",
            "method",
            "unit",
            "schedule",
            "scheduler",
            "tags",
            "customProperties",
            "authoritativeDefinitions",
            "metric",
            "rule",
            "arguments",
            "query",
            "engine",
            "implementation",
            "pattern",
            "validValues",
            "mustBe",
            "mustNotBe",
            "mustBeGreaterThan",
            "mustBeGreaterOrEqualTo",
            "mustBeLessThan",
            "mustBeLessOrEqualTo",
            "mustBeBetween",
            "mustNotBeBetween");

    static final List<String> SLA = List.of(
            "id", "property", "value", "valueExt", "unit", "element", "driver", "description", "scheduler", "schedule");

    private Keys() {}

    /// What a metric takes; one it does not heed would be a rule that nobody checks.
    static List<String> arguments(String metric) {
        return switch (metric) {
            case "missingValues" -> List.of("missingValues");
            case "invalidValues" -> List.of("validValues", "pattern");
            case "duplicateValues" -> List.of("properties");
            default -> List.of(); // the others take none
        };
    }

    private static List<String> with(List<String> keys, String... more) {
        return Stream.concat(keys.stream(), Stream.of(more)).toList();
    }
}
