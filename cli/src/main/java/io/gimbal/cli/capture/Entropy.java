package io.gimbal.cli.capture;

import java.util.function.Function;
import java.util.stream.Collectors;

/// How little a text repeats itself.
final class Entropy {
    private Entropy() {}

    /// Shannon's, of the characters by themselves: near 4 for long hexadecimal numbers, 5 to 6 for Base64, 0 for
    /// `aaaa`.
    static double bitsPerCharacter(String text) {
        return text
                .chars()
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .values()
                .stream()
                .mapToDouble(count -> (double) count / text.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
