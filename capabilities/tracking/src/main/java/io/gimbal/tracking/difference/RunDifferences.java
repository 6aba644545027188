package io.gimbal.tracking.difference;

import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunArtifacts;
import io.gimbal.tracking.RunAssets;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.Runs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Compares runs. Thread-safe.
public final class RunDifferences {
    private final Runs runs;
    private final InstalledPackages packages;
    private final Edges edges;

    public RunDifferences(Runs runs, RunArtifacts artifacts, Edges edges) {
        this.runs = runs;
        this.packages = new InstalledPackages(artifacts);
        this.edges = edges;
    }

    /// What a run is compared with when nobody says: the run it is part of, or else the run of its
    /// experiment, part of no other, that started last before it. Empty for the first.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND without such a run
    public Optional<Run> base(RunId id) {
        Run run = runs.get(id);
        return run.parent().flatMap(runs::find).or(() -> runs.findBefore(run));
    }

    /// @throws io.gimbal.core.CodedException NOT_FOUND without such runs
    public RunDifference compare(RunId base, RunId run) {
        RunFacts before = facts(base);
        RunFacts after = facts(run);
        return new RunDifference(
                before.run(),
                after.run(),
                after.why(),
                ValueChange.between(before.code(), after.code()),
                ValueChange.between(before.params(), after.params()),
                ValueChange.between(before.data(), after.data()),
                ValueChange.between(before.graph(), after.graph()),
                ValueChange.between(before.seeds(), after.seeds()),
                ValueChange.between(before.environment(), after.environment()),
                ValueChange.between(before.metrics(), after.metrics()),
                untold(before, after));
    }

    private static Set<String> untold(RunFacts before, RunFacts after) {
        Set<String> untold = new TreeSet<>(before.parts().keySet());
        untold.removeIf(
                part -> !before.part(part).isEmpty() && !after.part(part).isEmpty());
        return untold;
    }

    /// What is compared of a run.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND
    public RunFacts facts(RunId id) {
        RunSummary run = summary(id);
        Map<String, String> environment = new HashMap<>(run.environment());
        environment.putAll(packages.of(run.record().run()));
        return new RunFacts(
                run.record().run(),
                run.why(),
                run.code(),
                run.params(),
                run.data(),
                run.graph(),
                run.seeds(),
                environment,
                run.metrics());
    }

    private RunSummary summary(RunId id) {
        List<Edge> touching = edges.list(RunAssets.ref(id));
        return new RunSummary(
                runs.record(id),
                touching.stream()
                        .filter(edge ->
                                edge.type() == EdgeType.READS && edge.from().equals(RunAssets.ref(id)))
                        .map(Edge::to)
                        .toList());
    }
}
