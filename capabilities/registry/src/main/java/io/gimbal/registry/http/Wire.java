package io.gimbal.registry.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.graph.Reason;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.VersionId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How the registry's values look on the wire.
final class Wire {
    static final String MODEL = "/api/v1/models/{namespace}/{model}";
    static final String VERSION = MODEL + "/versions/{version}";

    private Wire() {}

    /// A page as answered.
    ///
    /// @param next the value of `after` for the following page; absent at the end
    record PageAnswer<T>(List<T> items, Optional<String> next) {}

    static <T, R> PageAnswer<R> page(Page<T> page, Function<? super T, ? extends R> answer) {
        Page<R> answers = page.map(answer);
        return new PageAnswer<>(answers.items(), page.next().map(PageToken::value));
    }

    /// `?size=100&after=...`, and nothing else.
    static PageRequest pageRequest(Parameters query) {
        query.only("size", "after");
        long size = query.findInteger("size").orElse((long) PageRequest.DEFAULT_SIZE);
        if (size < 1 || size > PageRequest.MAX_SIZE) {
            throw CodedException.invalidArgument("size: " + size + " is not between 1 and " + PageRequest.MAX_SIZE);
        }
        return new PageRequest((int) size, query.find("after").map(PageToken::new));
    }

    static ModelName model(Request request) {
        return new ModelName(request.pathParameter("namespace"), request.pathParameter("model"));
    }

    static VersionId version(Request request) {
        String text = request.pathParameter("version");
        try {
            return model(request).version(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw CodedException.invalidArgument("version: expected a whole number, found \"" + text + "\"");
        }
    }

    /// Who asks, and the why they gave.
    static Reason reason(Request request, String why) {
        return new Reason(request.caller().name(), why);
    }

    static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw CodedException.invalidArgument(
                    name + ": expected a time like 2020-03-15T00:00:00Z, found \"" + text + "\"");
        }
    }
}
