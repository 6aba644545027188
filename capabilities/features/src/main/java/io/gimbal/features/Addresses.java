package io.gimbal.features;

import io.gimbal.graph.AssetRef;

/// Where in the graph the things are that features call by their names. Thread-safe.
public interface Addresses {
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is none
    AssetRef source(SourceName name);

    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is none
    AssetRef service(ServiceName name);
}
