package io.gimbal.json;

import java.util.Locale;

/// How Java's names look in JSON.
final class Names {
    private Names() {}

    /// `eventTime` is `event_time`.
    static String ofComponent(String name) {
        StringBuilder snake = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                snake.append('_').append(Character.toLowerCase(c));
            } else {
                snake.append(c);
            }
        }
        return snake.toString();
    }

    /// `NOT_FOUND` is `not-found`.
    static String ofConstant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
