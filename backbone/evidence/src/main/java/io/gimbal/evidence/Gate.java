package io.gimbal.evidence;

import io.gimbal.core.CodedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A condition for passing on: every prerequisite must hold, and none may be undefined.
///
/// @param name as people call it, such as `production`
/// @param maxAge how old evidence may be, in event time, beside its own expiry; empty when it may be of any age
/// @param selfReview whether the author's own approval counts
/// @param checklist the points that reviewers must have confirmed, each of them at least one whose approval
///     counts; what is left of it is `ROLE.review.unchecked`
public record Gate(
        String name,
        List<Prerequisite> prerequisites,
        Optional<Duration> maxAge,
        boolean selfReview,
        List<String> checklist) {
    public Gate {
        checklist = List.copyOf(checklist);
        Objects.requireNonNull(name);
        Objects.requireNonNull(maxAge);
        prerequisites = List.copyOf(prerequisites);
        Set<String> names = new HashSet<>();
        for (Prerequisite prerequisite : prerequisites) {
            if (!names.add(prerequisite.name())) {
                throw CodedException.invalidArgument(
                        "gate " + name + " has two prerequisites called \"" + prerequisite.name() + "\"");
            }
        }
    }

    public static Gate of(String name, Prerequisite... prerequisites) {
        return new Gate(name, List.of(prerequisites), Optional.empty(), false, List.of());
    }

    /// The same, for evidence that is not older.
    public Gate withMaxAge(Duration age) {
        return new Gate(name, prerequisites, Optional.of(age), selfReview, checklist);
    }

    /// The same, where the author's own approval counts.
    public Gate withSelfReview() {
        return new Gate(name, prerequisites, maxAge, true, checklist);
    }

    /// The same, which asks for so many different reviewers and, of all of them together, for every point of the list.
    ///
    /// @param reviewers how many approvals; at least one
    public Gate reviewedBy(int reviewers, List<String> points) {
        List<Prerequisite> all = new ArrayList<>(prerequisites);
        all.add(Prerequisite.of("reviewers", "candidate.review.approvals >= " + reviewers));
        if (!points.isEmpty()) {
            all.add(Prerequisite.of("checklist", "candidate.review.unchecked == 0"));
        }
        return new Gate(name, all, maxAge, selfReview, points);
    }
}
