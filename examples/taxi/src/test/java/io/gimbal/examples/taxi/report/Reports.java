package io.gimbal.examples.taxi.report;

import io.gimbal.client.JsonText;

/// A report in which everything holds.
final class Reports {
    static final String GOOD = """
            {"rows_read": 100, "rows_quarantined": {"unreadable": 1, "span": 2}, "training_rows": 80,
             "models": [{"name": "trip-duration", "version": 3, "mae_validation": 3.4, "bias_validation": 0.4}],
             "replay": {"from": "2020-03-15", "until": "2020-03-16", "trips": 17, "events": 18, "predictions": 17,
               "labels_joined": 17, "dropped_requests": 0},
             "drift": {"first_alert_day": "2020-03-18", "first_critical_day": "2020-03-20",
               "critical_alerts": 2, "warnings": 7},
             "failsafe": {"engagements": [{"day": "2020-03-20", "alert_to_effect_ms": 12.5,
               "until": "2020-03-21T03:00:00Z"}]},
             "retrained": [{"version": 4, "trained_on": "2020-03-13 to 2020-03-19", "promoted_on": "2020-03-21",
               "mae_before": 4.4, "mae_after": 3.1}],
             "daily": [
               {"day": "2020-03-15", "trips": 9, "served": {"3": 9}, "mae_served": 3.1, "mae_frozen": 3.1, "bias": 1.2},
               {"day": "2020-03-16", "trips": 8, "served": {"3": 2, "1": 6}, "mae_served": 3.5, "mae_frozen": 4.1,
                "bias": 0.2}],
             "mae_served_total": 3.5, "mae_frozen_total": 4.6,
             "skew": {"compared": 17, "mismatches": 0},
             "score": {"final": 1.5, "sections": {}, "not_shown": []},
             "debt": [{"kind": "fixed-threshold", "asset": "monitor/trip-duration"}],
             "peak_rss_mb": {"server": 900.0, "driver": 90.0},
             "seconds": {"ingest": 3.0, "replay": 70.0}}
            """;

    private Reports() {}

    static Report good() {
        return JsonText.parse(GOOD, Report.class);
    }

    /// The good one with another text in place of one.
    static Report with(String text, String other) {
        if (!GOOD.contains(text)) {
            throw new IllegalArgumentException("not in the report: " + text);
        }
        return JsonText.parse(GOOD.replace(text, other), Report.class);
    }
}
