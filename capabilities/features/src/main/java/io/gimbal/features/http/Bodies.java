package io.gimbal.features.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.http.Request;
import io.gimbal.json.JsonObject;
import java.util.List;

/// Reads bodies strictly.
final class Bodies {
    private Bodies() {}

    /// The body as an object with these fields and no others.
    ///
    /// @throws CodedException INVALID_ARGUMENT if it is something else, or has a field of another name
    static JsonObject object(Request request, String... fields) {
        if (!(request.json() instanceof JsonObject object)) {
            throw CodedException.invalidArgument("expected an object with " + String.join(", ", fields));
        }
        for (String name : object.fields().keySet()) {
            if (!List.of(fields).contains(name)) {
                throw CodedException.invalidArgument("unknown field \"" + name + "\""
                        + NearestName.hint(name, List.of(fields))
                                .map(hint -> ", " + hint)
                                .orElse(""));
            }
        }
        return object;
    }
}
