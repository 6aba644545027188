package io.gimbal.rules;

import java.util.List;

/// Two values that an expression compares, seen without knowing what its names mean.
///
/// @param text as it stands in the expression, in one spelling: `chunk.mae > 4.0`
/// @param left what the left side reads, `chunk.mae`; empty if it is nothing but numbers and texts
/// @param right what the right side reads, likewise
public record Comparison(String text, List<String> left, List<String> right) {
    public Comparison {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }
}
