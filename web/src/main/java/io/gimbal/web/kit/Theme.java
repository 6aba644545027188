package io.gimbal.web.kit;

import io.gimbal.http.Request;

/// The reader's choice of colours, kept in a cookie so that the first byte of a page already has it.
public enum Theme {
    SYSTEM("system"),
    LIGHT("light"),
    DARK("dark");

    private static final String COOKIE = "gimbal-theme";

    private final String text;

    Theme(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// What the browser says, else what its system has.
    static Theme of(Request request) {
        return switch (request.cookie(COOKIE).orElse("")) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> SYSTEM;
        };
    }
}
