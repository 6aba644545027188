package io.gimbal.statistics;

/// The two windows of a comparison, once it is known that both have values.
record Sides(Counts reference, Counts current) {
    static Measurement<Sides> present(Counts reference, Counts current) {
        if (reference.used() == 0) {
            return empty(UndefinedReason.EMPTY_REFERENCE, "reference", reference);
        }
        if (current.used() == 0) {
            return empty(UndefinedReason.EMPTY_CURRENT, "current window", current);
        }
        return Measurement.of(new Sides(reference, current));
    }

    private static Measurement<Sides> empty(UndefinedReason reason, String side, Counts counts) {
        return Measurement.undefined(
                reason,
                "no usable value in the " + side + ": " + counts.missing() + " missing, " + counts.nonFinite()
                        + " infinite");
    }
}
