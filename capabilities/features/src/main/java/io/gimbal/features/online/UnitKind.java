package io.gimbal.features.online;

/// What a stored unit is.
enum UnitKind {
    /// The hours of a day.
    DAY(0),
    /// The five-minute tiles of an hour.
    HOUR(1),
    /// The events of five minutes.
    RAW(2),
    /// The rows of a latest-value view.
    ROWS(3);

    private final int code;

    UnitKind(int code) {
        this.code = code;
    }

    /// What stands for it in stored keys; never changes.
    int code() {
        return code;
    }
}
