package io.gimbal.web.endpoint;

import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Sparkline;
import java.util.List;

/// All endpoints.
public record EndpointsView(List<Row> endpoints) {
    public EndpointsView {
        endpoints = List.copyOf(endpoints);
    }

    /// @param failsafe whether it answers in the champion's place
    public record Row(
            AssetLink endpoint,
            AssetLink model,
            String acting,
            boolean failsafe,
            Sparkline mae,
            Sparkline volume,
            int open) {}
}
