package io.gimbal.web;

import io.gimbal.data.TripFixtures;
import io.gimbal.declare.SourceFile;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Trips as a city delivers them: mostly good, some not.
final class SampleTrips {
    private static final String DATA = """
            source: trips
            type: events
            files: trips_{month}.*
            id: [pickup_at, pickup_zone, distance]
            time: dropoff_at
            columns:
              pickup_at: { from: lpep_pickup_datetime, type: timestamp }
              dropoff_at: { from: lpep_dropoff_datetime, type: timestamp }
              pickup_zone: { from: PULocationID, type: long }
              distance: { from: trip_distance, type: double }
              duration: { sql: "(epoch(dropoff_at) - epoch(pickup_at)) / 60.0", type: double }
            ---
            contract: trips
            document: trips.odcs.yaml
            ---
            dataset: trips
            source: trips
            contract: trips
            """;

    private SampleTrips() {}

    static List<SourceFile> project() {
        return List.of(
                new SourceFile("project.yaml", "project: taxi\nowner: taxi-team\n"),
                new SourceFile("data.yaml", DATA),
                new SourceFile("trips.odcs.yaml", TripFixtures.contractText()));
    }

    static String file(String month, int count) {
        Random random = new Random(month.hashCode());
        StringBuilder csv =
                new StringBuilder("lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,trip_distance\n");
        LocalDateTime first = YearMonth.parse(month).atDay(1).atStartOfDay();
        int days = YearMonth.parse(month).lengthOfMonth();
        for (int i = 0; i < count; i++) {
            LocalDateTime pickup = first.plusMinutes(random.nextInt(days * 24 * 60 - 200));
            double distance = Math.exp(0.7 + 0.8 * random.nextGaussian());
            long minutes = Math.round(3 + 4 * distance + 5 * Math.abs(random.nextGaussian()));
            if (random.nextInt(40) == 0) {
                distance = 0;
            }
            if (random.nextInt(60) == 0) {
                minutes = 0;
            }
            int zone = random.nextInt(90) == 0 ? 265 : 1 + random.nextInt(263);
            csv.append(
                    String.format(Locale.ROOT, "%s,%s,%d,%.2f%n", pickup, pickup.plusMinutes(minutes), zone, distance));
        }
        return csv.toString();
    }
}
