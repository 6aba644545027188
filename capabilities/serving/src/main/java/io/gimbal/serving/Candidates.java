package io.gimbal.serving;

import io.gimbal.graph.Reason;
import java.util.List;

/// Shadows that were not declared: versions somebody wants to compare with the champion for a while. Thread-safe,
/// durable.
public interface Candidates {
    /// Makes the version a shadow of the endpoint, beside those that are declared. Nothing happens if it is one.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such endpoint or version
    void shadow(EndpointName endpoint, int version, Reason reason);

    /// Ends it. Nothing happens if it is none.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if there is no such endpoint
    void unshadow(EndpointName endpoint, int version, Reason reason);

    /// The numbers of the versions that are, in order.
    List<Integer> list(EndpointName endpoint);
}
