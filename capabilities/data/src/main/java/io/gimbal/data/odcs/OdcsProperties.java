package io.gimbal.data.odcs;

import io.gimbal.data.ContractColumn;
import io.gimbal.data.DataType;
import io.gimbal.data.RowCondition;
import io.gimbal.data.RowRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The columns of a schema object and the rules that follow from them: what is required, ranges, keys.
final class OdcsProperties {
    private static final List<String> TYPES = List.of("boolean", "date", "integer", "number", "string", "timestamp");

    private final Node object;
    private final List<Node> properties;

    OdcsProperties(Node object) {
        this.object = object;
        this.properties = object.children("properties");
        if (properties.isEmpty()) {
            object.problem("properties", "expected at least one property");
        }
    }

    List<ContractColumn> columns() {
        return properties.stream().map(OdcsProperties::column).toList();
    }

    private static ContractColumn column(Node property) {
        property.allow(Keys.PROPERTY);
        property.refuse(List.of("relationships", "properties", "items"));
        return new ContractColumn(
                property.text("name"), type(property), required(property), property.findText("description"));
    }

    private static boolean required(Node property) {
        return property.flag("required") || property.flag("primaryKey");
    }

    private static DataType type(Node property) {
        String type = property.text("logicalType");
        return switch (type) {
            case "string" -> DataType.STRING;
            case "integer" -> DataType.LONG;
            case "number" -> DataType.DOUBLE;
            case "boolean" -> DataType.BOOLEAN;
            case "date" -> DataType.DATE;
            case "timestamp" -> DataType.TIMESTAMP;
            case "time", "object", "array" -> {
                property.unsupported("logicalType", "a property of type \"" + type + "\" is not offered yet");
                yield DataType.STRING;
            }
            default -> { // an open set: whatever somebody wrote
                if (property.has("logicalType")) {
                    property.problem(
                            "logicalType", "unknown type \"" + type + "\" (one of " + String.join(", ", TYPES) + ")");
                }
                yield DataType.STRING;
            }
        };
    }

    /// By name, in the order in which rows are judged unless the contract says otherwise: `unreadable`, then the
    /// rules of the properties in their order, then those of the object.
    Map<String, RowRule> rules(OdcsQuality quality) {
        Map<String, List<RowCondition>> conditions = new LinkedHashMap<>();
        List<String> required = properties.stream()
                .filter(OdcsProperties::required)
                .map(property -> property.text("name"))
                .toList();
        add(conditions, RowRule.UNREADABLE, new RowCondition.Legible(required));
        for (Node property : properties) {
            String column = property.text("name");
            OdcsOptions.conditions(property, type(property))
                    .forEach(condition -> add(conditions, ruleName(property), condition));
            if (property.flag("unique")) {
                add(conditions, column + "-unique", new RowCondition.Distinct(List.of(column)));
            }
            quality.ofProperty(property, type(property)).forEach((name, condition) -> add(conditions, name, condition));
        }
        List<String> key = primaryKey();
        if (!key.isEmpty()) {
            add(conditions, "primary-key", new RowCondition.Distinct(key));
        }
        quality.ofObject().forEach((name, condition) -> add(conditions, name, condition));
        Map<String, RowRule> rules = new LinkedHashMap<>();
        conditions.forEach((name, all) -> rules.put(name, new RowRule(name, all)));
        return rules;
    }

    private static String ruleName(Node property) {
        return Optional.ofNullable(property.customProperties().get("rowRule"))
                .flatMap(rule -> rule.findText("value"))
                .orElse(property.text("name"));
    }

    private List<String> primaryKey() {
        return properties.stream()
                .filter(property -> property.flag("primaryKey"))
                .sorted(Comparator.comparing(
                        property -> property.findNumber("primaryKeyPosition").orElse(-1.0)))
                .map(property -> property.text("name"))
                .toList();
    }

    private void add(Map<String, List<RowCondition>> conditions, String rule, RowCondition condition) {
        if (!rule.matches("[A-Za-z][A-Za-z0-9_-]{0,99}")) {
            object.problem("properties", "not a rule's name: \"" + rule + "\", expected letters, digits, _ or -");
            return;
        }
        conditions.computeIfAbsent(rule, _ -> new ArrayList<>()).add(condition);
    }
}
