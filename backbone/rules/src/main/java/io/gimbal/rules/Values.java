package io.gimbal.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of one evaluation, asked for by name when, and only when, an expression reads them.
///
/// Values are `Boolean`, `Integer`, `Long`, `Float`, `Double`, `String`, `Instant`, `Duration`, and `List` and
/// `Map<String, ?>` of these, and JSON values. Containers are read in place: whoever binds them must not change them
/// meanwhile.
@FunctionalInterface
public interface Values {
    /// Null when there is no such value. Nullable and not Optional, because this is asked several times for each
    /// prediction.
    @Nullable
    Object find(String name);

    /// Reads the map in place.
    static Values of(Map<String, ?> map) {
        return map::get;
    }
}
