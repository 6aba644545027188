package io.gimbal.examples.taxi.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// A spring's weather, day by day.
final class Weather {
    /// @param rain inches
    /// @param high degrees Fahrenheit
    record DayWeather(double rain, int high) {}

    private final SequencedMap<LocalDate, DayWeather> days;

    private Weather(SequencedMap<LocalDate, DayWeather> days) {
        this.days = days;
    }

    /// Both ends included. It gets warmer, mild days follow mild ones, and one in three is wet.
    static Weather draw(LocalDate first, LocalDate last, Draws draws) {
        SequencedMap<LocalDate, DayWeather> days = new LinkedHashMap<>();
        double mood = 0;
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            mood = 0.6 * mood + 6 * draws.gaussian();
            double rain = draws.happens(0.33) ? Math.round(100 * draws.exponential(0.35)) / 100.0 : 0;
            days.put(date, new DayWeather(rain, (int) (40 + 0.25 * date.getDayOfYear() / 1.4 + mood)));
        }
        return new Weather(days);
    }

    DayWeather on(LocalDate date) {
        DayWeather day = days.get(date);
        if (day == null) {
            throw new IllegalArgumentException("no weather on " + date);
        }
        return day;
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(
                "\"STATION\",\"NAME\",\"DATE\",\"AWND\",\"PRCP\",\"SNOW\",\"SNWD\",\"TMAX\",\"TMIN\"\n");
        for (Map.Entry<LocalDate, DayWeather> day : days.entrySet()) {
            DayWeather it = day.getValue();
            text.append(String.format(
                    Locale.ROOT,
                    "\"SIMULATED\",\"A CITY PARK\",\"%s\",\"5.00\",\"%.2f\",\"0.0\",\"0.0\",\"%d\",\"%d\"\n",
                    day.getKey(),
                    it.rain(),
                    it.high(),
                    it.high() - 14));
        }
        Files.writeString(file, text);
    }
}
