package io.gimbal.examples.taxi.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.examples.taxi.simulator.TripRows.Valid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {
    private static final LocalDate SUNDAY_BEFORE = LocalDate.of(2020, 3, 8);
    private static final LocalDate SUNDAY_AFTER = LocalDate.of(2020, 3, 22);

    @TempDir
    static Path folder;

    private static TripRows rows = new TripRows();

    @BeforeAll
    static void simulate() throws IOException {
        new Simulator(7).write(folder);
        rows = TripRows.read(folder);
    }

    @Test
    void sameSeedWritesTheSameBytes(@TempDir Path again) throws IOException {
        new Simulator(7).write(again);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(file ->
                            assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file));
        }
    }

    @Test
    void everyRuleOfTheContractIsBroken() {
        assertThat(rows.refused)
                .contains("unreadable", "span", "duration", "distance", "zone", "repeat")
                .hasSizeBetween(rows.valid.size() / 50, rows.valid.size() / 10);
    }

    @Test
    void fourteenDaysAreEnoughToTrainOn() {
        LocalDate end = LocalDate.of(2020, 3, 15);
        assertThat(rows.valid.stream().filter(it -> it.dropoff().toLocalDate().isBefore(end)))
                .hasSizeBetween(120_000, 170_000);
    }

    @Test
    void tripsFallInTheLockdown() {
        assertThat(on(SUNDAY_AFTER)).hasSizeBetween(200, on(SUNDAY_BEFORE).size() / 3);
    }

    @Test
    void streetsAreEmptierInTheLockdown() {
        assertThat(minutesPerMile(SUNDAY_AFTER)).isLessThan(0.9 * minutesPerMile(SUNDAY_BEFORE));
    }

    @Test
    void zonesAreNumberedWithoutGaps() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("taxi_zone_lookup.csv"));
        assertThat(lines).hasSize(266);
        for (int id = 1; id < lines.size(); id++) {
            assertThat(lines.get(id)).startsWith(id + ",");
        }
    }

    @Test
    void everyDayHasWeatherOfTheDayBefore() throws IOException {
        assertThat(Files.readString(folder.resolve("central_park_weather.csv")))
                .contains("\"2020-02-29\"", "\"2020-04-30\"");
    }

    private static List<Valid> on(LocalDate date) {
        return rows.valid.stream()
                .filter(it -> it.pickup().toLocalDate().equals(date))
                .toList();
    }

    private static double minutesPerMile(LocalDate date) {
        List<Valid> trips = on(date);
        return trips.stream().mapToDouble(Valid::minutes).sum()
                / trips.stream().mapToDouble(Valid::miles).sum();
    }
}
