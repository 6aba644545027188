package io.gimbal.web.experiment;

import java.util.OptionalInt;

/// One value in the table of runs.
///
/// @param text as it is read
/// @param whole everything there is to say; empty when the text does
/// @param bar how long its bar is, 0 to [#WIDTH]; empty without a bar
public record Cell(String text, String whole, OptionalInt bar) {
    public static final int WIDTH = 64;
    static final Cell NOTHING = new Cell("", "", OptionalInt.empty());

    static Cell of(String text) {
        return new Cell(text, text, OptionalInt.empty());
    }

    static Cell of(String text, String whole) {
        return new Cell(text, whole, OptionalInt.empty());
    }

    /// @param share between the least and the greatest, 0 to 1
    Cell withBar(double share) {
        return new Cell(text, whole, OptionalInt.of((int) Math.round(2 + share * (WIDTH - 2))));
    }
}
