package io.gimbal.examples.taxi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequirementsTest {
    @Test
    void aGoodStoryHolds() {
        assertThat(Requirements.ofTheStory(Reports.good())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "predictions": 17             | "predictions": 16               | replay.predictions is 16 for 17 trips
            "trips": 17                   | "trips": 18                     | replay.predictions is 17 for 18 trips
            "trips": 17                   | "trips": 18                     | replay.labels_joined is 17 for 18 trips
            "trips": 9                    | "trips": 10                     | daily trips add up to 18, but there are 17
            "1": 6                        | "1": 5                          | but 16 were served
            "labels_joined": 17           | "labels_joined": 18             | replay.labels_joined is 18 for 17 trips
            "dropped_requests": 0         | "dropped_requests": 3           | dropped_requests is 3
            "mismatches": 0               | "mismatches": 1                 | skew.mismatches is 1
            "compared": 17                | "compared": 16                  | skew.compared is 16
            "skew":                       | "scew":                         | skew is missing
            "server": 900.0               | "server": 2100.0                | peak_rss_mb.server is 2100
            "server": 900.0               | "server": 0                     | peak_rss_mb.server is 0
            "first_alert_day": "2020-03-18" | "first_alert_day": "2020-03-25" | first_alert_day is 2020-03-25
            "first_alert_day": "2020-03-18" | "first": 1                    | first_alert_day is missing
            "first_critical_day": "2020-03-20" | "first_critical_day": "2020-03-15" | first_critical_day is 2020-03-15
            "critical_alerts": 2          | "critical_alerts": 0            | critical_alerts is 0
            "critical_alerts": 2          | "critical_alerts": 5            | critical_alerts is 5
            "warnings": 7                 | "warnings": 16                  | warnings is 16
            "alert_to_effect_ms": 12.5    | "alert_to_effect_ms": 1000      | alert_to_effect_ms is 1000
            "mae_after": 3.1              | "mae_after": 4.4                | mae_after is 4.4000
            "mae_served_total": 3.5       | "mae_served_total": 4.2         | 0.913 of mae_frozen_total
            """)
    void whatDoesNotHoldIsNamedWithItsNumber(String good, String bad, String message) {
        assertThat(Requirements.ofTheStory(Reports.with(good, bad)))
                .anySatisfy(it -> assertThat(it).contains(message));
    }

    @Test
    void aStoryWithoutLabelsDoesNotHold() {
        Report report = Reports.with("\"mae_served_total\": 3.5,", "");
        assertThat(Requirements.ofTheStory(report))
                .containsExactly("mae_served_total or mae_frozen_total is missing: no trip had a label");
    }

    @Test
    void aStoryWithoutFailsafeDoesNotHold() {
        Report report = Reports.with("\"engagements\": [{", "\"engagements\": [], \"other\": [{");
        assertThat(Requirements.ofTheStory(report)).containsExactly("failsafe.engagements is empty");
    }

    @Test
    void calmMonthsHaveNoCriticalAndFewWarnings() {
        List<String> broken = Requirements.ofCalmMonths(Reports.good());
        assertThat(broken).containsExactly("drift.critical_alerts is 2, not 0", "drift.warnings is 7, not at most 4");
    }

    @Test
    void calmMonthsHold() {
        Report calm =
                Reports.with("\"critical_alerts\": 2, \"warnings\": 7", "\"critical_alerts\": 0, \"warnings\": 4");
        assertThat(Requirements.ofCalmMonths(calm)).isEmpty();
    }

    @Test
    void timeIsAskedForItself() {
        assertThat(Requirements.ofTime(Reports.good())).isEmpty();
        assertThat(Requirements.ofTime(Reports.with("\"replay\": 70.0", "\"replay\": 177.0")))
                .singleElement()
                .asString()
                .startsWith("seconds add up to 180");
    }
}
