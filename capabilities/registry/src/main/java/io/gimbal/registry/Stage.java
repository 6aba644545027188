package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/// How far a version has come.
public record Stage(String value) {
    // before the constants, whose constructor needs it
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    public static final int MAX_LENGTH = 40;

    /// Where a version starts when no policy says otherwise.
    public static final Stage CANDIDATE = new Stage("candidate");

    /// Where a version answers unheard, beside the champion.
    public static final Stage SHADOW = new Stage("shadow");

    /// Where the champion is when no policy says otherwise.
    public static final Stage PRODUCTION = new Stage("production");

    /// In the order in which versions go through them when no policy says otherwise.
    public static final List<Stage> USUAL =
            List.of(CANDIDATE, new Stage("staging"), SHADOW, new Stage("canary"), PRODUCTION);

    /// Out of use, but not gone: it can start again at the first stage. Every policy has it without naming it.
    public static final Stage ARCHIVED = new Stage("archived");

    public Stage {
        if (value.length() > MAX_LENGTH || !NAME.matcher(value).matches()) {
            throw CodedException.invalidArgument(
                    "not a stage: \"" + value + "\", expected lower-case words joined by dashes");
        }
    }

    /// What is known about a version, with where it stands now.
    JsonObject fact(JsonObject facts) {
        return facts.toBuilder().put("stage", value).build();
    }

    @Override
    public String toString() {
        return value;
    }
}
