package io.gimbal.features.semantics;

/// Doubles as longs of the same order, so that minimum and maximum need one kind of comparison. Negative zero
/// counts as zero: the two are one number, and which of them an extreme is must not depend on what else was
/// there.
public final class Ordered {
    private Ordered() {}

    /// @param bits of a finite double
    static long ofDouble(long bits) {
        long normal = bits == Long.MIN_VALUE ? 0 : bits;
        return flip(normal);
    }

    public static double toDouble(long ordered) {
        return Double.longBitsToDouble(flip(ordered));
    }

    private static long flip(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }
}
