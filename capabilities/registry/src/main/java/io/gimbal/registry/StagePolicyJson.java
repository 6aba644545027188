package io.gimbal.registry;

import io.gimbal.evidence.Gate;
import io.gimbal.evidence.Prerequisite;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A stage policy as a document, as it is stored. Where its conditions stood in a file is not part of it.
public final class StagePolicyJson {
    private StagePolicyJson() {}

    public static JsonObject write(StagePolicy policy) {
        return JsonObject.builder()
                .put("description", policy.description())
                .put(
                        "stages",
                        new JsonArray(policy.stages().stream()
                                .map(StagePolicyJson::write)
                                .toList()))
                .put("models", texts(policy.models()))
                .build();
    }

    private static JsonArray texts(List<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }

    private static List<String> texts(JsonArray array) {
        return array.items().stream().map(item -> ((JsonString) item).value()).toList();
    }

    public static StagePolicy read(String namespace, String name, JsonObject document) {
        return new StagePolicy(
                namespace,
                name,
                document.text("description"),
                document.array("stages").items().stream()
                        .map(item -> rule((JsonObject) item))
                        .toList(),
                texts(document.array("models")));
    }

    private static JsonValue write(StageRule rule) {
        Gate gate = rule.gate();
        JsonObject.Builder gates = JsonObject.builder();
        gate.prerequisites()
                .forEach(one -> gates.put(one.name(), one.condition().text()));
        JsonObject.Builder json = JsonObject.builder()
                .put("stage", rule.stage().value())
                .put("self_review", gate.selfReview())
                .put("gates", gates.build())
                .put("checklist", texts(gate.checklist()))
                .put("holding", rule.holding().name())
                .put("why", rule.why().name());
        gate.maxAge().ifPresent(age -> json.put("max_age", age.toString()));
        rule.alias().ifPresent(alias -> json.put("alias", alias.value()));
        return json.build();
    }

    private static StageRule rule(JsonObject json) {
        Stage stage = new Stage(json.text("stage"));
        List<Prerequisite> prerequisites = json.object("gates").fields().entrySet().stream()
                .map(StagePolicyJson::prerequisite)
                .toList();
        Gate gate = new Gate(
                stage.value(),
                prerequisites,
                json.findText("max_age").map(Duration::parse),
                json.flag("self_review"),
                texts(json.array("checklist")));
        return new StageRule(
                stage,
                gate,
                json.findText("alias").map(AliasName::new),
                StageRule.Holding.valueOf(json.text("holding")),
                StageRule.Why.valueOf(json.text("why")));
    }

    private static Prerequisite prerequisite(Map.Entry<String, JsonValue> gate) {
        return Prerequisite.of(gate.getKey(), ((JsonString) gate.getValue()).value());
    }
}
