package io.gimbal.web.endpoint;

import io.gimbal.web.alert.Alert;
import io.gimbal.web.kit.AssetLink;
import java.util.List;

/// An endpoint and its story.
///
/// @param story what the chart shows, as JSON
/// @param changes where a part that has changed is told of
public record EndpointView(
        String name,
        AssetLink asset,
        AssetLink model,
        String lineage,
        Headline headline,
        List<RoleRow> roles,
        List<DayRow> days,
        List<SpanRow> failsafe,
        List<Alert> open,
        List<Alert> cleared,
        List<AssetLink> consumers,
        String story,
        String partHref,
        String changes) {
    public EndpointView {
        roles = List.copyOf(roles);
        days = List.copyOf(days);
        failsafe = List.copyOf(failsafe);
        open = List.copyOf(open);
        cleared = List.copyOf(cleared);
        consumers = List.copyOf(consumers);
    }

    /// The numbers that matter first.
    ///
    /// @param because why the failsafe answers; empty while the champion does
    /// @param reached event time
    public record Headline(
            String acting,
            String because,
            String mae,
            String frozen,
            String gain,
            String predictions,
            String days,
            String reached) {}

    public record RoleRow(String role, AssetLink version, String selector, boolean acts) {}

    /// @param notes what happened on the day
    public record DayRow(
            String day,
            String predictions,
            String served,
            String mae,
            String frozen,
            String bias,
            String volume,
            String drift,
            List<String> notes) {
        public DayRow {
            notes = List.copyOf(notes);
        }
    }

    public record SpanRow(String from, String until, String why) {}

    public boolean hasStory() {
        return !days.isEmpty();
    }
}
