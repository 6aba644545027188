package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The features a model uses, in the order it gets them.
///
/// @param inputs what comes with each request instead of from a view, by name and type; taken from the spine in
///     training
public record FeatureService(ServiceName name, List<FeatureSelection> selections, Map<String, ColumnType> inputs) {
    public FeatureService {
        selections = List.copyOf(selections);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        inputs.keySet().forEach(input -> Names.check("an input", input));
        if (selections.isEmpty()) {
            throw CodedException.invalidArgument("feature service \"" + name + "\" selects no features");
        }
    }
}
