package io.gimbal.web.experiment;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.filter.Identifier;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.overview.LoggedKeys.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the table of runs can show of each.
sealed interface Column permits OwnColumn, KeyColumn {
    /// As addresses name it.
    String text();

    String title();

    /// What kind of thing it is; empty where the title says it.
    String kind();

    /// What to order by; empty where nothing is ordered by it.
    Optional<Identifier> order();

    boolean isFigure();

    /// @param now for what still goes on
    Cell cell(RunRecord run, Instant now);

    /// The number behind the cell, where there is one that can be compared with those of other runs.
    OptionalDouble number(RunRecord run);

    /// @throws CodedException INVALID_ARGUMENT if it names no column
    static Column parse(String text) {
        for (Kind kind : Kind.values()) {
            String prefix = KeyColumn.prefix(kind);
            if (text.startsWith(prefix) && text.length() > prefix.length()) {
                return new KeyColumn(kind, text.substring(prefix.length()));
            }
        }
        List<String> known =
                Arrays.stream(OwnColumn.values()).map(OwnColumn::text).toList();
        return Arrays.stream(OwnColumn.values())
                .filter(column -> column.text().equals(text))
                .findFirst()
                .orElseThrow(() -> CodedException.invalidArgument("no column \"" + text
                        + "\", expected metrics.KEY, params.KEY, tags.KEY or one of " + String.join(", ", known)
                        + NearestName.hint(text, known)
                                .map(hint -> " (" + hint + ")")
                                .orElse("")));
    }
}
