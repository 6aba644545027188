package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.util.List;

/// Something that every row must meet. A row that breaks it is refused and counted under its name, unless it broke
/// an earlier rule.
///
/// @param conditions all must hold
public record RowRule(String name, List<RowCondition> conditions) {
    /// The rule about values that are missing or do not cast.
    public static final String UNREADABLE = "unreadable";

    public RowRule {
        Names.check("rule", name);
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty()) {
            throw CodedException.invalidArgument("rule \"" + name + "\" has no condition");
        }
    }
}
