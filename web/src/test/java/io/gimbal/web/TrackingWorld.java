package io.gimbal.web;

import io.gimbal.http.TestServer;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunDraft;
import io.gimbal.tracking.wiring.TrackingModule;
import java.nio.file.Path;

/// A server with pages over experiments and runs, and nothing else in it.
final class TrackingWorld implements AutoCloseable {
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

    TestServer server() {
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

    @Override
    public void close() {
        pages.close();
    }
}
