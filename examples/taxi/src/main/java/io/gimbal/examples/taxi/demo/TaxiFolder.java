package io.gimbal.examples.taxi.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of a folder; what lies in its sub-folders is not looked at.
///
/// @param trips one for each month, in the order of their names
/// @param months named by the trip files
/// @param ignored names of files that are none of these
record TaxiFolder(List<Path> trips, List<YearMonth> months, Path zones, Path weather, List<String> ignored) {
    private static final Pattern TRIPS =
            Pattern.compile("green_tripdata_(\\d{4}-(?:0[1-9]|1[0-2]))\\.(?:csv|csv\\.gz|parquet)");
    private static final String ZONES = "taxi_zone_lookup.csv";
    private static final String WEATHER = "central_park_weather.csv";

    TaxiFolder {
        trips = List.copyOf(trips);
        months = List.copyOf(months);
        ignored = List.copyOf(ignored);
    }

    /// @throws IllegalArgumentException if a file that is needed is missing
    static TaxiFolder of(Path folder) {
        List<Path> trips = new ArrayList<>();
        List<YearMonth> months = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            Matcher named = TRIPS.matcher(name);
            if (named.matches()) {
                trips.add(file);
                months.add(YearMonth.parse(named.group(1)));
            } else if (!name.equals(ZONES) && !name.equals(WEATHER)) {
                ignored.add(name);
            }
        }
        if (trips.isEmpty()) {
            throw new IllegalArgumentException("no trip files in " + folder
                    + "; expected names like green_tripdata_2020-03.csv, .csv.gz or .parquet");
        }
        return new TaxiFolder(trips, months, need(folder, ZONES), need(folder, WEATHER), ignored);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path need(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "the file " + file + " is missing; examples/taxi/README.md says where" + " it comes from");
        }
        return file;
    }

    /// The first day of the earliest month.
    LocalDate firstDay() {
        return months.stream().min(YearMonth::compareTo).orElseThrow().atDay(1);
    }

    /// The last day of the latest month.
    LocalDate lastDay() {
        return months.stream().max(YearMonth::compareTo).orElseThrow().atEndOfMonth();
    }
}
