package io.gimbal.rules.cel;

import io.gimbal.core.Excerpt;
import java.util.List;
import java.util.Map;

/// Values as people read them, shortened.
final class Rendering {
    private static final int MAX_LENGTH = 80;
    private static final int MAX_ELEMENTS = 10;

    private Rendering() {}

    static String of(Object value) {
        return switch (value) {
            case String text -> shortened("\"" + text + "\"");
            case List<?> list when list.size() > MAX_ELEMENTS -> "a list of " + list.size();
            case Map<?, ?> map when map.size() > MAX_ELEMENTS -> "a map of " + map.size();
            default -> shortened(value.toString());
        };
    }

    private static String shortened(String text) {
        return Excerpt.of(text, MAX_LENGTH);
    }
}
