package io.gimbal.web;

import java.util.List;

/// Who answers where, as serving knows it. Thread-safe.
@FunctionalInterface
public interface EndpointsNow {
    /// Every endpoint, in order of its address.
    List<EndpointNow> list();
}
