package io.gimbal.web.kit;

/// How something does, told by colour, shape and word at once.
public enum Light {
    OK("level"),
    WARNING("warning"),
    CRITICAL("critical"),
    /// Nothing says anything; which is not the same as being well.
    UNKNOWN("no data");

    private final String text;

    Light(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /// The class of its style.
    public String style() {
        return switch (this) {
            case OK -> "good";
            case WARNING -> "warn";
            case CRITICAL -> "bad";
            case UNKNOWN -> "none";
        };
    }
}
