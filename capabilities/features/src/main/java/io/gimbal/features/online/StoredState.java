package io.gimbal.features.online;

import io.gimbal.features.Definitions;
import io.gimbal.features.FeatureView;

/// What is stored of a view.
public final class StoredState {
    private StoredState() {}

    /// Whether a view can go on with what is stored for another, so that nothing has to be read again.
    public static boolean isShared(Definitions before, FeatureView one, Definitions after, FeatureView other) {
        return id(before, one).equals(id(after, other));
    }

    static StateId id(Definitions definitions, FeatureView view) {
        return StateId.of(view, definitions.keys(view), definitions.source(view.source()));
    }
}
