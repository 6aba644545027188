package io.gimbal.web.kit;

import java.util.List;

/// What a page says about the form that was just posted.
///
/// @param style of the notice: empty when it went well
/// @param lines empty when nothing was posted
public record Said(String style, List<String> lines) {
    public static final Said NOTHING = new Said("", List.of());

    public Said {
        lines = List.copyOf(lines);
    }

    public static Said refused(String message) {
        return new Said("bad", message.lines().toList());
    }

    public static Said done(String sentence) {
        return new Said("", List.of(sentence));
    }
}
