package io.gimbal.tracking.search;

/// Whether deleted things are found.
public enum LifecycleView {
    ACTIVE,
    DELETED,
    ALL
}
