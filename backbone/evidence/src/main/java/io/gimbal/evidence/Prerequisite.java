package io.gimbal.evidence;

import io.gimbal.core.CodedException;
import io.gimbal.rules.Expression;
import java.util.Objects;
import java.util.regex.Pattern;

/// One thing that a gate asks: a condition over evidence, with a name that people say.
///
/// The condition reads `ROLE.TYPE.VALUE`: what evidence of that type measured on the asset in that [GateRole], as in
/// `candidate.evaluation.mae <= failsafe.evaluation.mae`. A dash in a type is written as an underscore:
/// `candidate.feature_value.mae`. Every type also has `passed`, unless it measures something of that name.
public record Prerequisite(String name, Expression condition) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    public Prerequisite {
        Objects.requireNonNull(condition);
        if (!NAME.matcher(name).matches()) {
            throw CodedException.invalidArgument("not a prerequisite's name: \"" + name
                    + "\", expected a letter or digit, then letters, digits, dots, dashes and underscores");
        }
    }

    public static Prerequisite of(String name, String condition) {
        return new Prerequisite(name, Expression.of(condition));
    }
}
