package io.gimbal.serving;

import io.gimbal.graph.AssetRef;
import java.util.Optional;
import java.util.OptionalInt;

/// What answers at the moment. Thread-safe. Whatever changes it returns at once.
public interface Switchboard {
    /// The endpoint, or what is served there, is another now: requests that begin after this see it.
    void changed(EndpointName endpoint);

    /// What selectors of this model mean has changed.
    void changedModel(AssetRef model);

    /// From now on requests are answered by the failsafe, or by the champion.
    void setEngaged(EndpointName endpoint, boolean engaged);

    /// The version that can answer in this role; empty if there is none, it cannot be loaded, or the endpoint cannot be
    /// served. Loads what has changed.
    OptionalInt version(EndpointName endpoint, Role role);

    /// Why the version in this role cannot be loaded; empty if it can, or there is none.
    Optional<String> problem(EndpointName endpoint, Role role);
}
