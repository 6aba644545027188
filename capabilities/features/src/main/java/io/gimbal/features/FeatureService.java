package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.util.List;

/// The features a model uses, in the order it gets them.
public record FeatureService(ServiceName name, List<FeatureSelection> selections) {
    public FeatureService {
        selections = List.copyOf(selections);
        if (selections.isEmpty()) {
            throw CodedException.invalidArgument("feature service \"" + name + "\" selects no features");
        }
    }
}
