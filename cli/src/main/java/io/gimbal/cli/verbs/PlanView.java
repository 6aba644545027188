package io.gimbal.cli.verbs;

import io.gimbal.cli.Terminal;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A plan as people read it: what happens to each asset, field by field, and what follows.
record PlanView(JsonObject plan) {
    private static final int SHOWN_DEPENDENTS = 5;

    void print(Terminal terminal) {
        items().forEach(item -> print(item, terminal));
        terminal.print(summary());
    }

    private List<JsonObject> items() {
        return plan.array("items").objects();
    }

    boolean isEmpty() {
        return items().isEmpty();
    }

    /// What would be removed if that was asked for.
    List<String> removals() {
        return items().stream()
                .filter(item -> item.text("action").equals("remove"))
                .map(item -> item.text("asset"))
                .toList();
    }

    private void print(JsonObject item, Terminal terminal) {
        terminal.print(sign(item) + " " + item.text("asset") + "  " + item.text("location"));
        item.array("fields").objects().forEach(field -> terminal.print("    " + change(field)));
        item.array("consequences").objects().forEach(it -> terminal.print("    ! " + it.text("text")));
        List<String> blocking = item.array("blocked_by").texts();
        if (!blocking.isEmpty()) {
            terminal.print("    ! cannot go while used by " + String.join(", ", blocking));
        }
        List<JsonObject> impact = item.array("impact").objects();
        if (!impact.isEmpty()) {
            terminal.print("    reaches " + dependents(impact));
        }
    }

    private static String sign(JsonObject item) {
        return switch (item.text("action")) {
            case "create" -> "+";
            case "remove" -> "-";
            default -> "~";
        };
    }

    private static String change(JsonObject field) {
        Optional<String> before = field.find("before").map(PlanView::text);
        Optional<String> after = field.find("after").map(PlanView::text);
        String name = field.text("field");
        return before.map(old ->
                        after.map(now -> name + ": " + old + " -> " + now).orElse(name + ": was " + old))
                .or(() -> after.map(now -> name + ": " + now))
                .orElse(name);
    }

    private static String text(JsonValue value) {
        return Json.text(value);
    }

    private static String dependents(List<JsonObject> impact) {
        String first = impact.stream()
                .limit(SHOWN_DEPENDENTS)
                .map(it -> it.text("asset"))
                .collect(Collectors.joining(", "));
        int more = impact.size() - SHOWN_DEPENDENTS;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private String summary() {
        return "%d to create, %d to change, %d to remove, %d unchanged"
                .formatted(count("create"), count("change"), count("remove"), plan.integer("unchanged"));
    }

    private long count(String action) {
        return items().stream()
                .filter(item -> item.text("action").equals(action))
                .count();
    }
}
