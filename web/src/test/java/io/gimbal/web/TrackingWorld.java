package io.gimbal.web;

import io.gimbal.http.TestServer;
import io.gimbal.tracking.ArtifactPath;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunDraft;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.wiring.TrackingModule;
import io.gimbal.web.kit.CompareAddress;
import io.gimbal.web.kit.TrackingAddresses;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;

/// A server with pages over experiments and runs, and nothing else in it.
final class TrackingWorld implements World {
    private final PagesServer pages;
    private final TrackingStory story;

    private TrackingWorld(Path folder) {
        pages = new PagesServer(folder, PagesConfig.BUILT, new FakeEndpoints(), new FakeStories());
        story = new TrackingStory(pages.tracking(), pages.time());
    }

    /// Only the experiment named `Default`, without runs.
    static TrackingWorld empty(Path folder) {
        return new TrackingWorld(folder);
    }

    /// With everything the [TrackingStory] tells.
    static TrackingWorld told(Path folder) {
        TrackingWorld world = new TrackingWorld(folder);
        world.story.tell();
        return world;
    }

    @Override
    public TestServer server() {
        return pages.server();
    }

    /// To make more with.
    TrackingModule tracking() {
        return pages.tracking();
    }

    TrackingStory story() {
        return story;
    }

    Experiment experiment(String name) {
        return tracking()
                .experiments()
                .findByName(name)
                .orElseGet(() -> tracking().experiments().create(ExperimentDraft.named(name)));
    }

    /// A run that just started.
    Run run(Experiment experiment, String name) {
        return tracking().runs().create(RunDraft.in(experiment.id(), "anna").named(name));
    }

    /// Where a run has its page.
    String address(RunId run) {
        return TrackingAddresses.of(tracking().runs().get(run));
    }

    /// Where the first runs of the sweep are compared.
    String comparison(int runs) {
        return new CompareAddress(story.sweep().subList(0, runs)).href();
    }

    /// Leaves a file among a run's artifacts.
    void put(RunId run, String path, byte[] content) {
        ArtifactPath root = tracking().runs().get(run).artifacts().path().orElseThrow();
        tracking().artifacts().put(root.resolve(new ArtifactPath(path)), new ByteArrayInputStream(content));
    }

    @Override
    public void close() {
        pages.close();
    }
}
