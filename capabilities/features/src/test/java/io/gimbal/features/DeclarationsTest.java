package io.gimbal.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeclarationsTest {
    @Nested
    class Resolutions {
        @ParameterizedTest
        @CsvSource({
            "5m, 0",
            "11m, 0",
            "12m, 60",
            "13m, 60",
            "59m, 60",
            "1h, 300",
            "61m, 60",
            "90m, 300",
            "11h, 300",
            "12h, 3600",
            "24h, 3600",
            "25h, 3600",
            "7d, 3600",
            "11d, 3600",
            "12d, 86400",
            "300h, 3600",
            "30d, 86400"
        })
        void auto_isAtMostATwelfthAndDividesTheWindow(String window, long seconds) {
            long step = Resolution.AUTO.stepOf(new Window(window));
            assertThat(step).isEqualTo(seconds == 0 ? 1 : seconds * 1_000_000);
        }

        @Test
        void aFixedStepMustDivideTheWindow() {
            assertThatThrownBy(() -> Resolution.HOUR.stepOf(new Window("90m")))
                    .hasMessage("window 90m is not a multiple of resolution 1h");
        }

        @Test
        void exactIsForADayAtMost() {
            assertThat(Resolution.EXACT.stepOf(new Window("24h"))).isEqualTo(1);
            assertThatThrownBy(() -> Resolution.EXACT.stepOf(new Window("25h"))).hasMessageContaining("too long");
        }

        @Test
        void parse_knowsItsWords() {
            assertThat(Resolution.parse("5m")).isEqualTo(Resolution.FIVE_MINUTES);
            assertThatThrownBy(() -> Resolution.parse("5min"))
                    .hasMessage("no resolution \"5min\", did you mean \"5m\"?");
        }
    }

    @Nested
    class GeneratedNames {
        @Test
        void areTheFeatureAndItsWindow() {
            WindowedView view = windowed(
                    new WindowedFeature("spend", Aggregation.SUM, Optional.of("amount"), windows("1h", "24h", "7d")),
                    new WindowedFeature("n", Aggregation.COUNT, Optional.empty(), windows("1h")));
            assertThat(view.featureNames())
                    .extracting(FeatureName::text)
                    .containsExactly("spend_1h", "spend_24h", "spend_7d", "n_1h");
            assertThat(FeatureRef.parse("customer_spend.spend_1h").column()).isEqualTo("customer_spend__spend_1h");
        }

        @Test
        void haveTheTypeOfWhatIsAggregated() {
            WindowedView view = windowed(
                    new WindowedFeature("spend", Aggregation.SUM, Optional.of("amount"), windows("1h")),
                    new WindowedFeature("items", Aggregation.MAX, Optional.of("items"), windows("1h")),
                    new WindowedFeature("mean", Aggregation.AVG, Optional.of("items"), windows("1h")),
                    new WindowedFeature("seen", Aggregation.COUNT, Optional.of("mcc"), windows("1h")));
            assertThat(view.features(payments()).values())
                    .containsExactly(ColumnType.DOUBLE, ColumnType.LONG, ColumnType.DOUBLE, ColumnType.LONG);
        }

        @Test
        void mustNotClash() {
            assertThatThrownBy(() -> windowed(
                            new WindowedFeature("n", Aggregation.COUNT, Optional.empty(), windows("1h")),
                            new WindowedFeature("n", Aggregation.SUM, Optional.of("amount"), windows("1h"))))
                    .hasMessageContaining("has a feature twice");
            assertThatThrownBy(
                            () -> new WindowedFeature("n", Aggregation.COUNT, Optional.empty(), windows("24h", "1d")))
                    .hasMessage("feature \"n\" has a window twice: [24h, 1d]");
        }
    }

    @Nested
    class Refusals {
        @ParameterizedTest
        @ValueSource(strings = {"", "1", "a b", "a__b", "a_", "_a", "a-b", "zone.n"})
        void names(String name) {
            assertThatThrownBy(() -> new ViewName(name)).hasMessageStartingWith("not a name for a feature view");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "h", "0h", "1.5h", "1s", "-1h", "1w", "1 h"})
        void windowTexts(String text) {
            assertThatThrownBy(() -> new Window(text)).hasMessageStartingWith("not a window");
        }

        @Test
        void anUnknownColumn_isNamedWithTheNearest() {
            assertThatThrownBy(() -> payments().type("amuont"))
                    .hasMessage("source \"payments\" has no column \"amuont\", did you mean \"amount\"?");
        }

        @Test
        void aggregatingText() {
            WindowedView view = windowed(new WindowedFeature("m", Aggregation.MIN, Optional.of("mcc"), windows("1h")));
            assertThatThrownBy(() -> view.features(payments()))
                    .hasMessage("feature \"m\": min of column \"mcc\" needs long or double, it is string")
                    .extracting(e -> ((CodedException) e).code())
                    .isEqualTo(ErrorCode.UNSUPPORTED);
        }

        @Test
        void anAggregationWithoutAColumn() {
            assertThatThrownBy(() -> new WindowedFeature("m", Aggregation.MIN, Optional.empty(), windows("1h")))
                    .hasMessageContaining("only count can do without a column");
        }

        @Test
        void windowsOverASourceWithoutTime() {
            EventSource timeless = new EventSource(
                    new SourceName("zones"),
                    Map.of("n", ColumnType.LONG),
                    Optional.empty(),
                    List.of(),
                    new Availability.AtOnce());
            assertThatThrownBy(() -> windowed(count()).features(timeless)).hasMessageContaining("no time column");
        }

        @Test
        void aTimeColumnThatIsNoTimestamp() {
            assertThatThrownBy(() -> source(Optional.of("mcc"), new Availability.AtOnce()))
                    .hasMessage("column \"mcc\" of source \"payments\" is string, expected timestamp");
            assertThatThrownBy(() -> source(Optional.of("paid_at"), new Availability.KnownAt("mcc")))
                    .hasMessageContaining("expected timestamp");
            assertThatThrownBy(() -> source(Optional.empty(), new Availability.LandingDelay(Duration.ofHours(1))))
                    .hasMessageContaining("no time column to delay from");
        }

        @Test
        void anEntityWithoutKeysOrWithOneTwice() {
            assertThatThrownBy(() -> new Entity(new EntityName("zone"), List.of()))
                    .hasMessageContaining("has no key");
            JoinKey key = new JoinKey("zone", ColumnType.LONG);
            assertThatThrownBy(() -> new Entity(new EntityName("zone"), List.of(key, key)))
                    .hasMessageContaining("has a key twice");
            assertThatThrownBy(() -> new JoinKey("zone", ColumnType.DOUBLE))
                    .hasMessage("join key \"zone\" cannot be a double, expected long or string");
        }

        @Test
        void selectionsThatAreNeitherAFeatureNorAll() {
            assertThat(FeatureSelection.parse("zone.*")).isEqualTo(new FeatureSelection.All(new ViewName("zone")));
            assertThat(FeatureSelection.parse("zone.n_1h")).hasToString("zone.n_1h");
            assertThatThrownBy(() -> FeatureSelection.parse("zone"))
                    .hasMessage("not a feature: \"zone\", expected view.feature");
        }
    }

    @Nested
    class Times {
        @Test
        void areMicroseconds() {
            Instant instant = Instant.parse("2020-03-01T12:00:00.000001Z");
            assertThat(EventTime.instant(EventTime.micros(instant))).isEqualTo(instant);
            Instant before = Instant.parse("1969-12-31T23:59:59.999999Z");
            assertThat(EventTime.micros(before)).isEqualTo(-1);
            assertThat(EventTime.instant(-1)).isEqualTo(before);
        }

        @Test
        void finerOrFurtherIsRefused() {
            assertThatThrownBy(() -> EventTime.micros(Instant.parse("2020-03-01T12:00:00.000000001Z")))
                    .hasMessageContaining("finer than a microsecond");
            assertThatThrownBy(() -> EventTime.micros(Instant.parse("+10000-01-01T00:00:00Z")))
                    .hasMessageContaining("outside the years 1 to 9999");
            assertThatThrownBy(() -> EventTime.checked(Long.MAX_VALUE)).hasMessageContaining("outside the years");
        }
    }

    private static List<Window> windows(String... texts) {
        return List.of(texts).stream().map(Window::new).toList();
    }

    private static WindowedFeature count() {
        return new WindowedFeature("n", Aggregation.COUNT, Optional.empty(), windows("1h"));
    }

    private static WindowedView windowed(WindowedFeature... features) {
        return new WindowedView(
                new ViewName("customer_spend"),
                Optional.of(new EntityName("customer")),
                new SourceName("payments"),
                Map.of(),
                List.of(features),
                Resolution.AUTO);
    }

    private static EventSource payments() {
        return source(Optional.of("paid_at"), new Availability.AtOnce());
    }

    private static EventSource source(Optional<String> time, Availability availability) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put("payment_id", ColumnType.STRING);
        columns.put("paid_at", ColumnType.TIMESTAMP);
        columns.put("customer_id", ColumnType.LONG);
        columns.put("amount", ColumnType.DOUBLE);
        columns.put("items", ColumnType.LONG);
        columns.put("mcc", ColumnType.STRING);
        return new EventSource(new SourceName("payments"), columns, time, List.of("payment_id"), availability);
    }
}
