package io.gimbal.testkit;

import java.util.stream.IntStream;

/// Letters beyond the first 65,536 code points: two UTF-16 units and four bytes of UTF-8 each. They differ, so that no
/// database makes them short by compressing them.
public final class AstralText {
    private static final int FIRST = 0x20000;
    private static final int COUNT = 40_000;
    private static final int STEP = 7_919;

    private AstralText() {}

    /// @param length in code points
    public static String of(int length) {
        return IntStream.range(0, length)
                .map(i -> FIRST + (int) ((long) i * STEP % COUNT))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
