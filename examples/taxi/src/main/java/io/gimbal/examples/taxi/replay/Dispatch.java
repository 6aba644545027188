package io.gimbal.examples.taxi.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Who is told what happens. Every call returns when the other side has taken it in.
public interface Dispatch {
    /// A day after the first one begins; nothing of it was told yet.
    void begin(LocalDate day);

    /// Trips have ended.
    void end(List<Trip> trips);

    /// Trips begin: somebody wants to know how long each will take.
    void predict(List<Trip> trips);

    /// Trips that were predicted have ended.
    void label(List<Trip> trips);

    /// Everything before this moment was told.
    ///
    /// @return moments that must be waited for besides the ends of days, because something takes effect then
    List<Instant> reach(Instant moment);
}
