package io.gimbal.examples.taxi.server;

import io.gimbal.examples.taxi.replay.Trip;
import io.gimbal.examples.taxi.replay.TripStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The trips that the server found valid. Days are read some at a time, because each question costs a look at
/// all files; no more than these are held. Not thread-safe.
public final class ValidTrips implements TripStream.Days {
    private static final int DAYS_AT_ONCE = 8;

    /// The most rows an answer has.
    private static final long LIMIT = 10_000;

    private static final String SELECT = "select epoch_us(pickup_at), epoch_us(dropoff_at), pickup_zone, dropoff_zone,"
            + " distance, duration from trips where ";

    private final Datasets datasets;
    private final Map<LocalDate, List<Trip>> read = new HashMap<>();

    public ValidTrips(Datasets datasets) {
        this.datasets = datasets;
    }

    @Override
    public List<Trip> trips(LocalDate day) {
        if (!read.containsKey(day)) {
            LocalDate end = day.plusDays(DAYS_AT_ONCE);
            day.datesUntil(end).forEach(each -> read.put(each, new ArrayList<>()));
            pickedUp(start(day), start(end))
                    .forEach(
                            trip -> Objects.requireNonNull(read.get(trip.day())).add(trip));
        }
        return Objects.requireNonNull(read.remove(day));
    }

    /// Those that are picked up before the day and end on it or later.
    public List<Trip> underway(LocalDate day) {
        return read(query("pickup_at < %1$s and dropoff_at >= %1$s".formatted(literal(start(day)))));
    }

    /// How many are picked up from the first day to the last, as the server counts them.
    public static long count(Datasets datasets, LocalDate first, LocalDate last) {
        String span = pickedUpIn(start(first), start(last.plusDays(1)));
        return number(datasets.query("select count(*) from trips where " + span, 1)
                        .rows()
                        .getFirst()
                        .getFirst())
                .longValue();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /// One answer, or two halves when it does not fit into one.
    private List<Trip> pickedUp(Instant from, Instant until) {
        Datasets.Rows rows = query(pickedUpIn(from, until));
        if (rows.rowCount() <= LIMIT) {
            return read(rows);
        }
        Instant middle = from.plus(Duration.between(from, until).dividedBy(2));
        List<Trip> trips = new ArrayList<>(pickedUp(from, middle));
        trips.addAll(pickedUp(middle, until));
        return trips;
    }

    private Datasets.Rows query(String condition) {
        return datasets.query(SELECT + condition, LIMIT);
    }

    private static String pickedUpIn(Instant from, Instant until) {
        return "pickup_at >= %s and pickup_at < %s".formatted(literal(from), literal(until));
    }

    private static String literal(Instant time) {
        return "timestamp '"
                + time.atOffset(ZoneOffset.UTC).toLocalDateTime().toString().replace('T', ' ') + "'";
    }

    private static List<Trip> read(Datasets.Rows rows) {
        return rows.rows().stream().map(ValidTrips::trip).toList();
    }

    private static Trip trip(List<@Nullable Object> row) {
        Instant pickup = time(row.get(0));
        Instant dropoff = time(row.get(1));
        long from = number(row.get(2)).longValue();
        long to = number(row.get(3)).longValue();
        double distance = number(row.get(4)).doubleValue();
        String id = String.join("|", pickup.toString(), dropoff.toString(), from + "", to + "", shortest(distance));
        return new Trip(
                id, pickup, dropoff, from, to, distance, number(row.get(5)).doubleValue());
    }

    /// As it stands in the id of an event: `2` and `2.5`.
    private static String shortest(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static Instant time(@Nullable Object micros) {
        return Instant.EPOCH.plus(number(micros).longValue(), ChronoUnit.MICROS);
    }

    private static Number number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number;
        }
        throw new IllegalStateException("expected a number, found " + value);
    }
}
