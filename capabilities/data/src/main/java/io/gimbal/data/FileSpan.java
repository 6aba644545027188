package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.NearestName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// The time that a file's name speaks of.
///
/// @param unit `month` or `day`
/// @param first its first day
public record FileSpan(String unit, LocalDate first) {
    private static final String MONTH = "month";
    private static final String DAY = "day";

    public FileSpan {
        pattern(unit);
    }

    /// The first day after it.
    public LocalDate end() {
        return unit.equals(MONTH) ? first.plusMonths(1) : first.plusDays(1);
    }

    /// The regular expression of what stands in a name.
    static String pattern(String unit) {
        return switch (unit) {
            case MONTH -> "\\d{4}-\\d{2}";
            case DAY -> "\\d{4}-\\d{2}-\\d{2}";
            default -> // an open set: whatever somebody wrote
                throw CodedException.invalidArgument("unknown placeholder {" + unit + "}"
                        + NearestName.hint(unit, List.of(MONTH, DAY))
                                .map(hint -> " (" + hint + ")")
                                .orElse(""));
        };
    }

    static FileSpan parse(String unit, String text) {
        try {
            LocalDate first = unit.equals(MONTH) ? YearMonth.parse(text).atDay(1) : LocalDate.parse(text);
            return new FileSpan(unit, first);
        } catch (DateTimeException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "not a " + unit + " in a file's name: " + text, e);
        }
    }
}
