package io.gimbal.web;

import io.gimbal.graph.AssetRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells what was put, and nothing else.
final class FakeStories implements Stories {
    private final List<Story> stories = new ArrayList<>();

    synchronized void put(Story story) {
        stories.removeIf(known -> known.endpoint().equals(story.endpoint()));
        stories.add(story);
    }

    @Override
    public synchronized Optional<Story> find(AssetRef endpoint) {
        return stories.stream()
                .filter(story -> story.endpoint().equals(endpoint))
                .findFirst();
    }
}
