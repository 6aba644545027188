package io.gimbal.web.run;

import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Capture;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunRecord;
import io.gimbal.web.kit.Fact;
import io.gimbal.web.kit.TrackingAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where a run's numbers came from, as a list of facts.
final class CaptureFacts {
    private static final int CODE_LENGTH = 60;

    private static final Map<String, String> CLIENT = new TreeMap<>(Map.of(
            "mlflow.source.git.commit", "commit",
            "mlflow.source.git.branch", "branch",
            "mlflow.source.git.repoURL", "repository",
            "mlflow.source.name", "source",
            "mlflow.project.entryPoint", "entry point",
            "mlflow.docker.image.uri", "image"));

    private CaptureFacts() {}

    /// Nothing if nobody captured anything. What is not captured may be in tags that the client sets by itself.
    static List<Fact> of(RunRecord record) {
        Capture capture = record.run().capture();
        List<Fact> facts = new ArrayList<>();
        if (capture.equals(Capture.nothing())) {
            CLIENT.forEach((tag, name) -> record.tags().stream()
                    .filter(one -> one.key().value().equals(tag))
                    .forEach(one -> facts.add(fact(name, one.value(), 0))));
            return facts;
        }
        capture.commit().ifPresent(commit -> facts.add(fact("commit", commit, 0)));
        capture.dirty().ifPresent(dirty -> facts.add(fact("local changes", dirty ? "yes" : "none", 0)));
        if (!capture.command().isEmpty()) {
            facts.add(new Fact("command", capture.command(), true, 0));
        }
        if (!capture.seeds().isEmpty()) {
            facts.add(fact("seeds", "", 0));
            capture.sortedSeeds().forEach((name, seed) -> facts.add(fact(name, seed.toString(), 1)));
        }
        if (!capture.environment().isEmpty()) {
            facts.add(fact("environment", "", 0));
            capture.sortedEnvironment().forEach((name, value) -> facts.add(fact(name, value, 1)));
        }
        return facts;
    }

    /// Where what was kept in files is shown.
    static List<RunView.Link> files(Run run) {
        List<RunView.Link> files = new ArrayList<>();
        if (run.capture().changes().isPresent()) {
            files.add(link(run, "What differed from the commit", Capture.CHANGES));
        }
        if (run.capture().packages().isPresent()) {
            files.add(link(run, "What was installed", Capture.PACKAGES));
        }
        return files;
    }

    private static RunView.Link link(Run run, String text, ArtifactPath path) {
        return new RunView.Link(text, new FilePlace(TrackingAddresses.of(run), ArtifactPath.ROOT, "", path).show());
    }

    private static Fact fact(String name, String value, int depth) {
        return new Fact(name, value, value.contains("\n") || value.length() > CODE_LENGTH, depth);
    }
}
