package io.gimbal.debt;

import io.gimbal.graph.AssetRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The ML Test Score of one model, for readers.
///
/// @param total the least of the sections
/// @param band what the total means, in words
public record MlTestScore(AssetRef model, AssetRef champion, double total, String band, List<Section> sections) {
    public MlTestScore {
        Objects.requireNonNull(model);
        Objects.requireNonNull(champion);
        sections = List.copyOf(sections);
    }

    /// @param points the sum of its tests, 0 to 7
    public record Section(String name, double points, List<Test> tests) {
        public Section {
            tests = List.copyOf(tests);
        }
    }

    /// @param question what should be true
    /// @param points empty when no evidence answers it
    /// @param because what was looked at, with its numbers
    public record Test(String id, String question, Optional<Double> points, String because) {
        public Test {
            Objects.requireNonNull(points);
        }
    }
}
