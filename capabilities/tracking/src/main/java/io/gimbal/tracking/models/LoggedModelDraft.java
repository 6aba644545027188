package io.gimbal.tracking.models;

import io.gimbal.core.CodedException;
import io.gimbal.core.TextLength;
import io.gimbal.tracking.ExperimentId;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// A model that is about to be saved.
///
/// @param name without any of `/ : . % " '`
/// @param type what the client calls its sort; may be empty
/// @param run the run it comes from; may be empty
public record LoggedModelDraft(
        ExperimentId experiment,
        String name,
        String type,
        String run,
        Map<String, String> params,
        Map<String, String> tags) {
    private static final Pattern FORBIDDEN = Pattern.compile("[/:.%\"']");
    private static final int MAX_LENGTH = 500;

    public LoggedModelDraft {
        Objects.requireNonNull(experiment);
        if (name.isEmpty()
                || !TextLength.isWithin(MAX_LENGTH, name)
                || FORBIDDEN.matcher(name).find()) {
            throw CodedException.invalidArgument("invalid model name: \"" + name + "\", expected 1 to " + MAX_LENGTH
                    + " characters and none of / : . % \" '");
        }
        if (!TextLength.isWithin(MAX_LENGTH, type) || !TextLength.isWithin(MAX_LENGTH, run)) {
            throw CodedException.invalidArgument(
                    "a logged model's type and run have at most " + MAX_LENGTH + " characters");
        }
        params = Map.copyOf(params);
        tags = Map.copyOf(tags);
    }
}
