package io.gimbal.monitoring;

import java.util.Collection;
import java.util.List;

/// What a declaration means by a column: the one of that name, or by `view.*` all features of a view.
public final class ColumnNames {
    private static final String ALL = ".*";

    private ColumnNames() {}

    /// @param known the columns there are
    /// @return in the order of the known; empty if there is none
    public static List<String> meant(String declared, Collection<String> known) {
        String view = declared.substring(0, declared.length() - 1);
        return known.stream()
                .filter(name -> declared.endsWith(ALL) ? name.startsWith(view) : name.equals(declared))
                .toList();
    }

    /// Those of the declared columns that mean none.
    public static List<String> missing(List<String> declared, Collection<String> known) {
        return declared.stream().filter(name -> meant(name, known).isEmpty()).toList();
    }
}
