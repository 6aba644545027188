package io.gimbal.evidence;

import io.gimbal.core.CodedException;
import io.gimbal.rules.Expression;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One piece of evidence that a gate asks for.
public sealed interface Prerequisite {
    EvidenceType type();

    /// How old the evidence may be, in event time; empty to rely on its own expiry.
    Optional<Duration> maxAge();

    /// A check must have passed and, if there is a rule, what it measured must fulfil it. The rule reads the measured
    /// values by name, and what the same check measured on the champion below `champion`.
    record Check(EvidenceType type, Optional<Expression> rule, Optional<Duration> maxAge) implements Prerequisite {
        public Check {
            Objects.requireNonNull(type);
            Objects.requireNonNull(rule);
            Objects.requireNonNull(maxAge);
        }
    }

    /// People must have looked at it.
    ///
    /// @param reviewers how many different principals must approve
    /// @param selfReview whether the author counts
    /// @param checklist what each of them must have confirmed
    record Review(int reviewers, boolean selfReview, List<String> checklist, Optional<Duration> maxAge)
            implements Prerequisite {
        public Review {
            checklist = List.copyOf(checklist);
            Objects.requireNonNull(maxAge);
            if (reviewers < 1 || reviewers > 20) {
                throw CodedException.invalidArgument("a review needs 1 to 20 reviewers, not " + reviewers);
            }
        }

        @Override
        public EvidenceType type() {
            return Reviews.REVIEW;
        }
    }
}
