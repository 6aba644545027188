package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Gate;
import io.gimbal.evidence.Prerequisite;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.rules.Expression;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// A stage policy as a document, as it is stored and shown. Where its rules stood in a file is not part of it.
public final class StagePolicyJson {
    private StagePolicyJson() {}

    public static JsonObject write(StagePolicy policy) {
        return JsonObject.builder()
                .put("description", policy.description())
                .put("stages", array(policy.stages(), StagePolicyJson::write))
                .build();
    }

    public static StagePolicy read(String namespace, String name, JsonObject document) {
        return new StagePolicy(
                namespace,
                name,
                document.text("description"),
                document.array("stages").items().stream()
                        .map(item -> rule((JsonObject) item))
                        .toList());
    }

    private static JsonValue write(StageRule rule) {
        JsonObject.Builder json = JsonObject.builder()
                .put("stage", rule.stage().value())
                .put("gate", rule.gate().name())
                .put("prerequisites", array(rule.gate().prerequisites(), StagePolicyJson::write));
        rule.alias().ifPresent(alias -> json.put("alias", alias.value()));
        return json.build();
    }

    private static StageRule rule(JsonObject json) {
        List<Prerequisite> prerequisites = json.array("prerequisites").items().stream()
                .map(item -> prerequisite((JsonObject) item))
                .toList();
        return new StageRule(
                new Stage(json.text("stage")),
                new Gate(json.text("gate"), prerequisites),
                json.findText("alias").map(AliasName::new));
    }

    private static JsonValue write(Prerequisite prerequisite) {
        JsonObject.Builder json = JsonObject.builder();
        switch (prerequisite) {
            case Prerequisite.Check check -> {
                json.put("evidence", check.type().value());
                check.rule().ifPresent(rule -> json.put("rule", rule.text()));
            }
            case Prerequisite.Review review ->
                json.put("reviewers", review.reviewers())
                        .put("self_review", review.selfReview())
                        .put("checklist", array(review.checklist(), JsonString::new));
        }
        prerequisite.maxAge().ifPresent(age -> json.put("max_age", age.toString()));
        return json.build();
    }

    private static Prerequisite prerequisite(JsonObject json) {
        var maxAge = json.findText("max_age").map(Duration::parse);
        if (json.has("evidence")) {
            EvidenceType type = new EvidenceType(json.text("evidence"));
            return new Prerequisite.Check(type, json.findText("rule").map(Expression::of), maxAge);
        }
        List<String> checklist = json.array("checklist").items().stream()
                .map(StagePolicyJson::text)
                .toList();
        return new Prerequisite.Review(
                Math.toIntExact(json.integer("reviewers")), json.flag("self_review"), checklist, maxAge);
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        throw CodedException.invalidArgument("a checklist has texts, not " + value);
    }

    private static <T> JsonArray array(List<T> items, Function<? super T, ? extends JsonValue> writer) {
        return new JsonArray(items.stream().<JsonValue>map(writer).toList());
    }
}
