package io.gimbal.features;

import io.gimbal.core.CodedException;

/// A feature of a view. Written `view.feature`; as a column of a vector or a training set `view__feature`.
public record FeatureRef(ViewName view, FeatureName feature) {

    /// @throws CodedException INVALID_ARGUMENT if the text is not `view.feature`
    public static FeatureRef parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw CodedException.invalidArgument("not a feature: \"" + text + "\", expected view.feature");
        }
        return new FeatureRef(new ViewName(text.substring(0, dot)), new FeatureName(text.substring(dot + 1)));
    }

    /// What the feature is called in vectors, training sets and models: unique whatever else is selected.
    public String column() {
        return view + "__" + feature;
    }

    @Override
    public String toString() {
        return view + "." + feature;
    }
}
