package io.gimbal.declare.http;

import io.gimbal.declare.Consequence;
import io.gimbal.declare.Plan;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reach;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// A plan as JSON.
final class PlanJson {
    private PlanJson() {}

    static JsonObject of(Plan plan) {
        return JsonObject.builder()
                .put("project", plan.project())
                .put("digest", plan.digest().toString())
                .put("items", array(plan.items(), PlanJson::item))
                .put("unchanged", plan.unchangedCount())
                .build();
    }

    private static JsonObject item(Plan.Item item) {
        return JsonObject.builder()
                .put("action", text(item.action()))
                .put("asset", item.ref().toString())
                .put("kind", item.ref().kind().value())
                .put("name", item.ref().name())
                .put("location", item.location().toString())
                .put("fields", array(item.fields(), PlanJson::field))
                .put("impact", array(item.impact(), PlanJson::reach))
                .put("consequences", array(item.consequences(), PlanJson::consequence))
                .put(
                        "blocked_by",
                        JsonArray.ofTexts(item.blockedBy().stream()
                                .map(AssetRef::toString)
                                .toList()))
                .build();
    }

    private static JsonObject field(Plan.FieldChange change) {
        JsonObject.Builder field = JsonObject.builder().put("field", change.path());
        change.before().ifPresent(before -> field.put("before", before));
        change.after().ifPresent(after -> field.put("after", after));
        return field.build();
    }

    private static JsonObject reach(Reach reach) {
        return JsonObject.builder()
                .put("asset", reach.asset().toString())
                .put("distance", reach.distance())
                .put("via", reach.via().type().text())
                .build();
    }

    private static JsonObject consequence(Consequence consequence) {
        return JsonObject.builder()
                .put("type", text(consequence.type()))
                .put("asset", consequence.asset().toString())
                .put("text", consequence.text())
                .build();
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> JsonArray array(List<T> items, Function<? super T, ? extends JsonValue> writer) {
        return new JsonArray(items.stream().<JsonValue>map(writer).toList());
    }
}
