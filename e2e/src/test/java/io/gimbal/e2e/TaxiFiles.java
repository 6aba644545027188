package io.gimbal.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A folder with a few good trips, zones and days of weather, which can be damaged.
record TaxiFiles(Path folder) {
    static final String TRIPS = "green_tripdata_2020-03.csv.gz";
    static final String ZONES = "taxi_zone_lookup.csv";
    static final String WEATHER = "central_park_weather.csv";

    private static final int ROWS = 20;

    static TaxiFiles write(Path folder) throws IOException {
        TaxiFiles files = new TaxiFiles(Files.createDirectories(folder));
        files.compress(
                TRIPS,
                lines(
                        "lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance",
                        row -> "2020-03-%02d 08:00:00,2020-03-%02d 08:20:00,74,42,2.5".formatted(row, row)));
        Files.writeString(
                folder.resolve(ZONES),
                lines(
                        "\"LocationID\",\"Borough\",\"Zone\",\"service_zone\"",
                        row -> row + ",\"Queens\",\"Jamaica Bay\",\"Boro Zone\""));
        Files.writeString(
                folder.resolve(WEATHER),
                lines(
                        "\"STATION\",\"DATE\",\"PRCP\",\"TMAX\"",
                        row -> "\"USW00094728\",\"2020-03-%02d\",\"0.12\",\"55\"".formatted(row)));
        return files;
    }

    private static String lines(String header, Function<Integer, String> line) {
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(line::apply)
                .collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private void compress(String name, String text) throws IOException {
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            file.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Writes its text anew.
    void rewrite(String name, UnaryOperator<String> change) throws IOException {
        if (name.equals(TRIPS)) {
            try (GZIPInputStream file = new GZIPInputStream(Files.newInputStream(folder.resolve(name)))) {
                compress(name, change.apply(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } else {
            Files.writeString(folder.resolve(name), change.apply(Files.readString(folder.resolve(name))));
        }
    }

    /// Takes bytes off its end.
    void cut(String name, int bytes) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve(name));
        Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length - bytes));
    }

    void delete(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }
}
