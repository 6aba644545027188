package io.gimbal.examples.taxi.simulator;

import java.time.LocalDateTime;

/// Draws trips. Their length comes from where the zones lie; how long they take from the streets at both ends, the
/// hour, the day, the rain, and luck.
final class Rides {
    private static final double[] PICKUPS_ON_WEEKDAYS = Draws.cumulative(
            new double[] {14, 9, 6, 4, 4, 6, 15, 32, 42, 40, 37, 37, 39, 41, 47, 52, 58, 66, 70, 60, 48, 38, 30, 22});
    private static final double[] PICKUPS_AT_WEEKENDS = Draws.cumulative(
            new double[] {36, 32, 27, 20, 15, 8, 9, 13, 20, 29, 37, 42, 46, 48, 49, 50, 52, 54, 52, 47, 41, 37, 34, 30
            });
    private static final double[] JAM_ON_WEEKDAYS = {
        .78, .74, .72, .70, .70, .74, .86, 1.05, 1.18, 1.15, 1.12, 1.12, 1.13, 1.15, 1.22, 1.28, 1.28, 1.25, 1.12, 1.00,
        .92, .88, .85, .82
    };
    private static final double[] JAM_AT_WEEKENDS = {
        .82, .80, .78, .75, .70, .68, .68, .72, .78, .86, .92, .97, 1.00, 1.02, 1.03, 1.03, 1.03, 1.02, .98, .93, .90,
        .88, .86, .84
    };

    private final City city;
    private final Weather weather;
    private final Draws draws;

    Rides(City city, Weather weather, Draws draws) {
        this.city = city;
        this.weather = weather;
        this.draws = draws;
    }

    Trip draw(Day day) {
        boolean dispatched = draws.happens(day.dispatched());
        Zone from = city.drawPickup(draws);
        Zone to = city.drawDropoff(from, dispatched, draws);
        int hour = draws.pick(day.isWeekend() ? PICKUPS_AT_WEEKENDS : PICKUPS_ON_WEEKDAYS);
        double miles = miles(from, to);
        LocalDateTime pickup = day.date().atTime(hour, draws.below(60), draws.below(60));
        int seconds = (int) (60 * minutes(miles, minutesPerMile(from, to, day, hour), dispatched));
        return new Trip(pickup, seconds, from.id(), to.id(), (int) (100 * miles), dispatched);
    }

    /// Streets are not straight, and a zone is not a point.
    private double miles(Zone from, Zone to) {
        double routed = 1.25 * from.distanceTo(to) * draws.factor(0.08) + 0.4 + draws.exponential(0.45);
        return Math.min(routed, 60);
    }

    private double minutesPerMile(Zone from, Zone to, Day day, int hour) {
        double street = (from.minutesPerMile() + to.minutesPerMile()) / 2;
        double jam = (day.isWeekend() ? JAM_AT_WEEKENDS : JAM_ON_WEEKDAYS)[hour];
        double flattened = 1 + day.rush() * (jam - 1);
        double wet = weather.on(day.date()).rain() > 0.1 ? 1.03 : 1;
        return street * flattened * day.congestion() * wet;
    }

    /// Long ways use faster roads. Some rides wait on the way, the ordered ones more often; no meter runs for 3 hours.
    private double minutes(double miles, double perMile, boolean dispatched) {
        double driving = perMile * miles / (1 + 0.02 * miles) * draws.factor(0.18);
        double waiting = draws.happens(dispatched ? 0.20 : 0.06) ? draws.exponential(12) : 0;
        double stopping = 1.0 + draws.exponential(0.6);
        return Math.clamp(stopping + driving + waiting, 1.1, 178);
    }
}
