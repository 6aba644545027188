package io.gimbal.monitoring;

import io.gimbal.graph.AssetRef;
import java.util.List;

/// The port to whoever knows what an endpoint's requests consist of. Thread-safe.
public interface MonitoredColumns {
    /// What the declared columns are, in that order; `view.*` stands for all features of a view, in its order. What the
    /// endpoint has no more is left out: whoever declared it was told when it was missing.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such endpoint
    List<MonitoredColumn> list(AssetRef endpoint, List<String> declared);
}
