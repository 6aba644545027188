package io.gimbal.web.model;

import java.util.List;

/// What a page says about the form that was just posted.
///
/// @param style of the notice: empty when it went well
/// @param lines empty when nothing was posted
public record Said(String style, List<String> lines) {
    static final Said NOTHING = new Said("", List.of());

    public Said {
        lines = List.copyOf(lines);
    }

    static Said refused(String message) {
        return new Said("bad", message.lines().toList());
    }

    /// Only what is known here, because the word comes from an address anybody can write.
    static Said of(String word) {
        return switch (word) {
            case "promoted" -> new Said("", List.of("Promoted. It is on record with its why."));
            case "reviewed" -> new Said("", List.of("The review is evidence now."));
            case "rolled-back" -> new Said("", List.of("Rolled back. It is on record with its why."));
            default -> NOTHING;
        };
    }
}
