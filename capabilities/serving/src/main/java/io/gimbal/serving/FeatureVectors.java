package io.gimbal.serving;

import io.gimbal.graph.AssetRef;
import java.util.List;

/// What serving asks of whoever keeps features. Thread-safe.
public interface FeatureVectors {
    /// What the service takes and gives at the moment. Asked for with every request, so it must be cheap, and the same
    /// object as long as nothing changed.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such service
    ServiceShape get(AssetRef service);

    /// The features of each row, in the order of the shape. A feature that is not known is there with a status that
    /// says so.
    ///
    /// @throws io.gimbal.core.CodedException FAILED_PRECONDITION if a time is further back than what is kept,
    ///     UNAVAILABLE while the store cannot say
    List<List<ServedFeature>> lookup(AssetRef service, List<VectorRequest> rows);
}
