package io.gimbal.web;

import java.util.ArrayList;
import java.util.List;

/// Tells what was put, and nothing else.
final class FakeEndpoints implements EndpointsNow {
    private final List<EndpointNow> endpoints = new ArrayList<>();

    synchronized void put(EndpointNow endpoint) {
        endpoints.removeIf(known -> known.endpoint().equals(endpoint.endpoint()));
        endpoints.add(endpoint);
    }

    @Override
    public synchronized List<EndpointNow> list() {
        return List.copyOf(endpoints);
    }
}
