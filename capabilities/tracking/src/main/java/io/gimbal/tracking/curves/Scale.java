package io.gimbal.tracking.curves;

/// Where points and blocks of one run stand on an axis.
///
/// @param start of the run, in milliseconds since 1970
record Scale(CurveAxis axis, long start) {
    long of(long at, long step) {
        return switch (axis) {
            case STEP -> step;
            case TIME -> at;
            case RELATIVE -> at - start;
        };
    }

    long least(Block block) {
        return of(block.from().at(), block.minStep());
    }

    long greatest(Block block) {
        return of(block.lastAt(), block.maxStep());
    }
}
