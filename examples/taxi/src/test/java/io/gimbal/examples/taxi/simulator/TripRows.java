package io.gimbal.examples.taxi.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// The rows of all trip files of a folder, judged by the rules of the contract.
final class TripRows {
    record Valid(LocalDateTime pickup, LocalDateTime dropoff, int pickupZone, int dropoffZone, double miles) {
        double minutes() {
            return Duration.between(pickup, dropoff).toSeconds() / 60.0;
        }
    }

    final List<Valid> valid = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    private final Set<Valid> seen = new HashSet<>();

    static TripRows read(Path folder) {
        TripRows rows = new TripRows();
        Simulator.MONTHS.forEach(month -> rows.readFile(folder.resolve("green_tripdata_" + month + ".csv.gz")));
        return rows;
    }

    private void readFile(Path file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).forEach(this::judge);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void judge(String line) {
        String[] cells = line.split(",", -1);
        try {
            Valid row = new Valid(
                    LocalDateTime.parse(cells[TlcRow.PICKUP_AT].replace(' ', 'T')),
                    LocalDateTime.parse(cells[TlcRow.DROPOFF_AT].replace(' ', 'T')),
                    Integer.parseInt(cells[TlcRow.PICKUP_ZONE]),
                    Integer.parseInt(cells[TlcRow.DROPOFF_ZONE]),
                    Double.parseDouble(cells[TlcRow.DISTANCE]));
            String rule = brokenRule(row);
            if (rule.isEmpty()) {
                valid.add(row);
            } else {
                refused.add(rule);
            }
        } catch (NumberFormatException | DateTimeParseException e) {
            refused.add("unreadable");
        }
    }

    private String brokenRule(Valid row) {
        LocalDate day = row.pickup().toLocalDate();
        if (day.isBefore(Simulator.MONTHS.getFirst().atDay(1))
                || day.isAfter(Simulator.MONTHS.getLast().atEndOfMonth())) {
            return "span";
        }
        if (row.minutes() < 1 || row.minutes() > 180) {
            return "duration";
        }
        if (row.miles() <= 0 || row.miles() > 100) {
            return "distance";
        }
        if (Math.max(row.pickupZone(), row.dropoffZone()) > 263) {
            return "zone";
        }
        return seen.add(row) ? "" : "repeat";
    }
}
