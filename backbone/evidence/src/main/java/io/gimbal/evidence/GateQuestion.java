package io.gimbal.evidence;

import io.gimbal.graph.AssetRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// May this asset pass, at that event time?
///
/// @param subjects by role; the candidate always, the others as far as there are any
/// @param at event time, against which evidence expires
public record GateQuestion(Map<GateRole, Subject> subjects, Instant at) {
    /// An asset that evidence is about.
    ///
    /// @param author who made it
    /// @param madeFrom what it was made of and by, such as training data and a run: evidence about these holds
    ///     for it, but for reviews
    public record Subject(AssetRef ref, String author, List<AssetRef> madeFrom) {
        public Subject {
            Objects.requireNonNull(ref);
            Objects.requireNonNull(author);
            madeFrom = List.copyOf(madeFrom);
        }

        public static Subject of(AssetRef ref, String author) {
            return new Subject(ref, author, List.of());
        }
    }

    public GateQuestion {
        Objects.requireNonNull(at);
        subjects = Map.copyOf(subjects);
        if (!subjects.containsKey(GateRole.CANDIDATE)) {
            throw new IllegalArgumentException("a gate is asked about a candidate");
        }
    }

    public AssetRef candidate() {
        return Objects.requireNonNull(subjects.get(GateRole.CANDIDATE)).ref();
    }
}
