package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// A row of a source on its way in.
///
/// @param id what makes it one event however often it is sent; at most 500 characters
/// @param values the columns that are not null
public record SourceEvent(String id, Map<String, FeatureValue> values) {
    private static final int LONGEST_ID = 500;

    public SourceEvent {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw CodedException.invalidArgument(
                    "the event needs an id of 1 to " + LONGEST_ID + " characters, found \"" + id + "\"");
        }
        values = Collections.unmodifiableMap(new HashMap<>(values));
    }
}
