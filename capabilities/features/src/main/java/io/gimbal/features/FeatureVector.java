package io.gimbal.features;

import io.gimbal.core.CodedException;
import java.util.List;

/// The features of a service for one row.
///
/// @param columns what they are called, in the order of the service
/// @param fields as many
public record FeatureVector(List<String> columns, List<FeatureField> fields) {
    public FeatureVector {
        columns = List.copyOf(columns);
        fields = List.copyOf(fields);
        if (columns.size() != fields.size()) {
            throw CodedException.invalidArgument(fields.size() + " fields for " + columns.size() + " columns");
        }
    }

    /// @throws CodedException NOT_FOUND if the service has no such feature
    public FeatureField get(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw CodedException.notFound("no feature \"" + column + "\" in the vector");
        }
        return fields.get(index);
    }
}
