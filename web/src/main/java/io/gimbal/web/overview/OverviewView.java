package io.gimbal.web.overview;

import io.gimbal.web.kit.AssetLink;
import java.util.List;

/// Every model, and what was done last.
///
/// @param reached how far event time has come, as text; empty before it moves
public record OverviewView(List<ModelRow> models, List<KindCount> kinds, List<LastChange> changes, String reached) {
    public OverviewView {
        models = List.copyOf(models);
        kinds = List.copyOf(kinds);
        changes = List.copyOf(changes);
    }

    /// @param count as text; with a `+` when there are more than were counted
    public record KindCount(String kind, String count, String href) {}

    public record LastChange(AssetLink asset, String action, String who, String why, String at) {}

    public boolean isEmpty() {
        return models.isEmpty() && kinds.isEmpty();
    }

    public String lightSentence() {
        long critical =
                models.stream().filter(row -> row.light().style().equals("bad")).count();
        long warning = models.stream()
                .filter(row -> row.light().style().equals("warn"))
                .count();
        if (critical > 0) {
            return critical == 1 ? "One model is in trouble." : critical + " models are in trouble.";
        }
        if (warning > 0) {
            return warning == 1 ? "One model is worth a look." : warning + " models are worth a look.";
        }
        return models.stream().anyMatch(row -> row.light().style().equals("good"))
                ? "All that is measured is level."
                : "Nothing is measured yet.";
    }
}
