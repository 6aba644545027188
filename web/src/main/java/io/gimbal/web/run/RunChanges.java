package io.gimbal.web.run;

import io.gimbal.tracking.Run;
import io.gimbal.tracking.difference.RunDifference;
import io.gimbal.tracking.difference.RunDifferences;
import io.gimbal.tracking.difference.ValueChange;
import io.gimbal.web.kit.CompareAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What changed since the run before, section by section.
final class RunChanges {
    private final RunDifferences differences;

    RunChanges(RunDifferences differences) {
        this.differences = differences;
    }

    /// Empty for the first run of its experiment.
    Optional<RunView.Difference> of(Run run) {
        return differences.base(run.id()).map(base -> {
            RunDifference difference = differences.compare(base.id(), run.id());
            return new RunView.Difference(
                    RunFamily.link(base),
                    run.parent().filter(base.id()::equals).isPresent(),
                    sections(difference),
                    CompareAddress.of(List.of(base.id(), run.id())));
        });
    }

    private static List<RunView.Section> sections(RunDifference difference) {
        return Stream.of(
                        section("code", difference.code()),
                        section("parameters", difference.params()),
                        section("data", difference.data()),
                        section("graph", difference.graph()),
                        section("seeds", difference.seeds()),
                        section("environment", difference.environment()),
                        section("metrics", difference.metrics()))
                .filter(section -> !section.changes().isEmpty())
                .toList();
    }

    private static RunView.Section section(String name, List<ValueChange> changes) {
        return new RunView.Section(
                name,
                changes.stream()
                        .map(change -> new RunView.Change(change.name(), change.before(), change.after()))
                        .toList());
    }
}
