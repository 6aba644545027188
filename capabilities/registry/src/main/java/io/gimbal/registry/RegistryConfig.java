package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.config.Area;
import io.gimbal.core.config.Setting;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Settings of the registry.
@Area("registry")
public record RegistryConfig(
        @Setting(
                description = "a regular expression that must be found in the source of each version that a client"
                        + " registers, beside what is never let in; without it every safe source is taken",
                defaultsTo = "")
        Optional<String> sources) {

    /// Every safe source is taken.
    public static final RegistryConfig ANY_SOURCE = new RegistryConfig(Optional.empty());

    public RegistryConfig {
        sources.ifPresent(RegistryConfig::compiled);
    }

    /// @throws CodedException INVALID_ARGUMENT if it is not of the kind that is wanted here
    void require(VersionSource source) {
        sources.filter(wanted -> !compiled(wanted).matcher(source.text()).find())
                .ifPresent(wanted -> {
                    throw CodedException.invalidArgument("Invalid model version source: \"" + source
                            + "\" does not fit the setting registry.sources, " + wanted);
                });
    }

    private static Pattern compiled(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new CodedException(
                    ErrorCode.INVALID_ARGUMENT,
                    "registry.sources: not a regular expression: " + expression + ", " + e.getDescription(),
                    e);
        }
    }
}
