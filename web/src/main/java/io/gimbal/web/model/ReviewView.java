package io.gimbal.web.model;

import java.util.List;

/// What people have said about a version, and what the gate still wants to hear.
///
/// @param stage whose gate it is
/// @param wanted how many approvals that gate asks for; 0 if none
/// @param counted how many approvals count
/// @param points the gate's checklist
/// @param reviews what each person said last
public record ReviewView(String stage, int wanted, int counted, List<Point> points, List<Row> reviews) {
    public ReviewView {
        points = List.copyOf(points);
        reviews = List.copyOf(reviews);
    }

    /// @param by who has confirmed it; empty if nobody
    public record Point(String text, String by) {}

    public record Row(String who, boolean approved, String comment, String at) {}

    public int missing() {
        return Math.max(0, wanted - counted);
    }
}
