package io.gimbal.web.run;

import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.Runs;
import io.gimbal.tracking.Tag;
import io.gimbal.tracking.difference.RunDifference;
import io.gimbal.tracking.difference.RunDifferences;
import io.gimbal.tracking.difference.ValueChange;
import io.gimbal.web.kit.CompareAddress;
import io.gimbal.web.kit.Figures;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What changed since the run before, section by section.
final class RunChanges {
    private static final String CLIENTS = "mlflow.";

    private final Runs runs;
    private final RunDifferences differences;

    RunChanges(Runs runs, RunDifferences differences) {
        this.runs = runs;
        this.differences = differences;
    }

    /// Empty for the first run of its experiment.
    Optional<RunView.Difference> of(Run run) {
        return differences.base(run.id()).map(base -> {
            RunDifference difference = differences.compare(base.id(), run.id());
            return new RunView.Difference(
                    RunFamily.link(base),
                    run.parent().filter(base.id()::equals).isPresent(),
                    sections(difference, tags(base.id(), run.id())),
                    new CompareAddress(List.of(base.id(), run.id())).href());
        });
    }

    private static List<RunView.Section> sections(RunDifference difference, RunView.Section tags) {
        return Stream.of(
                        section("code", difference.code()),
                        section("parameters", difference.params()),
                        tags,
                        section("data", difference.data()),
                        section("graph", difference.graph()),
                        section("seeds", difference.seeds()),
                        environment(difference),
                        metrics(difference.metrics()))
                .filter(section ->
                        !section.changes().isEmpty() || !section.instead().isEmpty())
                .toList();
    }

    /// Those that people set.
    private RunView.Section tags(RunId base, RunId run) {
        Map<String, String> before = tags(base);
        Map<String, String> after = tags(run);
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return new RunView.Section(
                "tags",
                names.stream()
                        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                        .map(name -> new RunView.Change(
                                name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)), ""))
                        .toList(),
                "");
    }

    private Map<String, String> tags(RunId run) {
        return runs.record(run).tags().stream()
                .filter(tag -> !tag.key().value().startsWith(CLIENTS))
                .collect(Collectors.toMap(tag -> tag.key().value(), Tag::value));
    }

    private static RunView.Section metrics(List<ValueChange> changes) {
        return new RunView.Section(
                "metrics", changes.stream().map(RunChanges::metric).toList(), "");
    }

    private static RunView.Change metric(ValueChange change) {
        Optional<Double> before = change.before().map(Double::valueOf);
        Optional<Double> after = change.after().map(Double::valueOf);
        String moved = before.isPresent() && after.isPresent() ? moved(before.get(), after.get()) : "";
        return new RunView.Change(
                change.name(), before.map(MetricGroups::value), after.map(MetricGroups::value), moved);
    }

    /// By how much, and of finite numbers other than zero by which share.
    private static String moved(double before, double after) {
        double by = after - before;
        if (!Double.isFinite(by)) {
            return "";
        }
        String sign = by > 0 ? "+" : "";
        String share = before == 0 ? "" : ", " + Figures.signed(100 * by / Math.abs(before), 1) + "\u202f%";
        return sign + MetricGroups.value(by) + share;
    }

    private static RunView.Section section(String name, List<ValueChange> changes) {
        return new RunView.Section(
                name,
                changes.stream()
                        .map(change -> new RunView.Change(change.name(), change.before(), change.after(), ""))
                        .toList(),
                "");
    }

    /// All that a captured run tells is no difference to one that was not.
    private static RunView.Section environment(RunDifference difference) {
        List<ValueChange> changes = difference.environment();
        if (changes.isEmpty() || !difference.untold().contains(RunDifference.ENVIRONMENT)) {
            return section(RunDifference.ENVIRONMENT, changes);
        }
        Run untold = changes.getFirst().before().isEmpty() ? difference.base() : difference.run();
        return new RunView.Section(
                RunDifference.ENVIRONMENT,
                List.of(),
                "The environment of " + untold.name() + " was not recorded: it was not captured, as gimbal run does.");
    }
}
