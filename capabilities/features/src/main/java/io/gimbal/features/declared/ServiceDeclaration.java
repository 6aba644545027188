package io.gimbal.features.declared;

import io.gimbal.features.ColumnType;
import io.gimbal.features.FeatureSelection;
import io.gimbal.features.FeatureService;
import io.gimbal.features.ServiceName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a `feature-service` says.
///
/// @param features `view.feature` or `view.*`
record ServiceDeclaration(Map<String, ColumnType> inputs, List<String> features) {
    ServiceDeclaration {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        features = List.copyOf(features);
    }

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT naming what does not fit
    FeatureService toService(String name) {
        return new FeatureService(new ServiceName(name), selections(), inputs);
    }

    List<FeatureSelection> selections() {
        return features.stream().map(FeatureSelection::parse).toList();
    }
}
