package io.gimbal.features;

/// A line of a feature service: one feature of a view, or all of them.
public sealed interface FeatureSelection {
    ViewName view();

    /// `view.*`
    record All(ViewName view) implements FeatureSelection {
        @Override
        public String toString() {
            return view + ".*";
        }
    }

    /// `view.feature`
    record One(FeatureRef ref) implements FeatureSelection {
        @Override
        public ViewName view() {
            return ref.view();
        }

        @Override
        public String toString() {
            return ref.toString();
        }
    }

    /// @throws CodedException INVALID_ARGUMENT if the text is neither `view.feature` nor `view.*`
    static FeatureSelection parse(String text) {
        if (text.endsWith(".*")) {
            return new All(new ViewName(text.substring(0, text.length() - 2)));
        }
        return new One(FeatureRef.parse(text));
    }
}
