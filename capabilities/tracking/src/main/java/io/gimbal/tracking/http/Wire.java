package io.gimbal.tracking.http;

import io.gimbal.core.CodedException;
import io.gimbal.http.Parameters;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.Tag;
import io.gimbal.tracking.search.LifecycleView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How tracking's values look on the wire.
final class Wire {
    private Wire() {}

    /// `?lifecycle=deleted`; active ones when it is not said.
    static LifecycleStage lifecycle(Parameters query) {
        return switch (query.find("lifecycle").orElse("active")) {
            case "active" -> LifecycleStage.ACTIVE;
            case "deleted" -> LifecycleStage.DELETED;
            default -> throw CodedException.invalidArgument("lifecycle: expected active or deleted");
        };
    }

    static LifecycleView view(String text) {
        return switch (text) {
            case "active" -> LifecycleView.ACTIVE;
            case "deleted" -> LifecycleView.DELETED;
            case "all" -> LifecycleView.ALL;
            default ->
                throw CodedException.invalidArgument(
                        "lifecycle: expected active, deleted or all, found \"" + text + "\"");
        };
    }

    static List<Tag> tags(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> new Tag(new Key(entry.getKey()), entry.getValue()))
                .toList();
    }

    static Map<String, String> map(List<Tag> tags) {
        Map<String, String> values = new LinkedHashMap<>();
        tags.forEach(tag -> values.put(tag.key().value(), tag.value()));
        return values;
    }

    static List<Param> newParams(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> new Param(new Key(entry.getKey()), entry.getValue()))
                .toList();
    }

    static Map<String, String> params(List<Param> params) {
        Map<String, String> values = new LinkedHashMap<>();
        params.forEach(param -> values.put(param.key().value(), param.value()));
        return values;
    }
}
