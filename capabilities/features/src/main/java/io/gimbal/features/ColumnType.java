package io.gimbal.features;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.Arrays;

/// What a column of a source holds. Integers stay integers and doubles stay doubles from the source to the
/// model.
public enum ColumnType {
    /// 64 bits, signed.
    LONG("long"),
    /// A finite IEEE 754 double; not-a-number and infinities are refused at the door.
    DOUBLE("double"),
    STRING("string"),
    BOOLEAN("boolean"),
    /// UTC, to the microsecond.
    TIMESTAMP("timestamp");

    private final String text;

    ColumnType(String text) {
        this.text = text;
    }

    /// The word in declarations.
    public String text() {
        return text;
    }

    public boolean numeric() {
        return this == LONG || this == DOUBLE;
    }

    /// @throws CodedException INVALID_ARGUMENT if there is no such type
    public static ColumnType parse(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text.equals(text))
                .findFirst()
                .orElseThrow(() -> CodedException.invalidArgument("unknown column type \"" + text + "\""
                        + NearestName.hint(
                                        text,
                                        Arrays.stream(values())
                                                .map(ColumnType::text)
                                                .toList())
                                .map(hint -> ", " + hint)
                                .orElse("")));
    }
}
