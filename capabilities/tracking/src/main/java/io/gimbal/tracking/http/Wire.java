package io.gimbal.tracking.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.http.Parameters;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// How tracking's values look on the wire.
final class Wire {
    private Wire() {}

    /// A page as answered.
    ///
    /// @param next the value of `after` for the following page; absent at the end
    record PageAnswer<T>(List<T> items, Optional<String> next) {}

    static <T, R> PageAnswer<R> page(Page<T> page, Function<? super T, ? extends R> answer) {
        List<R> items = new ArrayList<>();
        page.items().forEach(item -> items.add(answer.apply(item)));
        return new PageAnswer<>(items, page.next().map(PageToken::value));
    }

    /// `?size=100&after=...`, and nothing else but what else the route knows.
    static PageRequest pageRequest(Parameters query, String alsoKnown) {
        query.only("size", "after", alsoKnown);
        long size = query.findInteger("size").orElse((long) PageRequest.DEFAULT_SIZE);
        if (size < 1 || size > PageRequest.MAX_SIZE) {
            throw CodedException.invalidArgument("size: " + size + " is not between 1 and " + PageRequest.MAX_SIZE);
        }
        return new PageRequest((int) size, query.find("after").map(PageToken::new));
    }

    /// `?lifecycle=deleted`; active ones when it is not said.
    static LifecycleStage lifecycle(Parameters query) {
        return switch (query.find("lifecycle").orElse("active")) {
            case "active" -> LifecycleStage.ACTIVE;
            case "deleted" -> LifecycleStage.DELETED;
            default -> throw CodedException.invalidArgument("lifecycle: expected active or deleted");
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
