package io.gimbal.examples.taxi.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// Writes a folder of invented taxi data, in the same shapes as the real files: two months of trips, the zone table
/// and the weather. Not for use by several threads.
public final class Simulator {
    /// The months there are files for.
    public static final List<YearMonth> MONTHS = List.of(YearMonth.of(2020, 3), YearMonth.of(2020, 4));

    private final long seed;

    /// @param seed the same seed writes the same bytes
    public Simulator(long seed) {
        this.seed = seed;
    }

    /// Writes the files into a folder, which is created if need be. A file that is already there is replaced.
    ///
    /// @throws IOException when a file cannot be written; those written before it stay
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Draws draws = new Draws(seed);
        City city = City.draw(draws);
        city.write(folder.resolve("taxi_zone_lookup.csv"));
        Weather weather = Weather.draw(MONTHS.getFirst().atDay(1).minusMonths(1), end(), draws);
        weather.write(folder.resolve("central_park_weather.csv"));
        Rides rides = new Rides(city, weather, draws);
        for (YearMonth month : MONTHS) {
            writeTrips(month, rides, draws, folder);
        }
    }

    private static void writeTrips(YearMonth month, Rides rides, Draws draws, Path folder) throws IOException {
        try (TripFile file = TripFile.create(folder.resolve("green_tripdata_" + month + ".csv.gz"), draws)) {
            for (LocalDate date = month.atDay(1); !date.isAfter(month.atEndOfMonth()); date = date.plusDays(1)) {
                Day day = Season.day(date, draws);
                for (int i = 0; i < day.trips(); i++) {
                    file.append(rides.draw(day));
                }
            }
        }
    }

    private static LocalDate end() {
        return MONTHS.getLast().atEndOfMonth();
    }
}
