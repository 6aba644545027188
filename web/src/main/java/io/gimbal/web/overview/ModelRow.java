package io.gimbal.web.overview;

import io.gimbal.web.kit.Light;
import io.gimbal.web.kit.Sparkline;
import java.util.List;

/// A model at a glance.
///
/// @param champion the version that stands in the champion's stage; empty when there is none
/// @param stage the champion's
/// @param acting who answers now, in a few words
/// @param actingBecause why it is not the champion; empty when it is
/// @param open alerts, by name, critical ones first
public record ModelRow(
        String name,
        String href,
        int versions,
        String champion,
        String stage,
        Light light,
        String endpoint,
        String endpointHref,
        String acting,
        String actingBecause,
        Sparkline mae,
        Sparkline bias,
        List<OpenAlert> open) {
    public ModelRow {
        open = List.copyOf(open);
    }

    /// @param since as text
    public record OpenAlert(String name, Light light, String since) {}
}
