package io.gimbal.rules;

import java.util.List;

/// What a formula gave, with the values it read.
public sealed interface Quantity {
    List<ValueRead> reads();

    /// @param value finite
    record Known(double value, List<ValueRead> reads) implements Quantity {
        public Known {
            reads = List.copyOf(reads);
        }
    }

    /// @param missing what was missing or made no sense
    record Undefined(String missing, List<ValueRead> reads) implements Quantity {
        public Undefined {
            reads = List.copyOf(reads);
        }
    }
}
