package io.gimbal.examples.taxi.demo;

import io.gimbal.examples.taxi.server.Pipelines.Run;
import io.gimbal.examples.taxi.server.Pipelines.Step;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Says each step of a pipeline run once it is done.
final class RunProgress implements Consumer<Run> {
    private final Narrator narrator;
    private final Set<String> said = new HashSet<>();

    RunProgress(Narrator narrator) {
        this.narrator = narrator;
    }

    @Override
    public void accept(Run run) {
        for (Step step : run.steps()) {
            boolean done = step.state().equals("succeeded") || step.state().equals("cached");
            if (done && said.add(step.name())) {
                narrator.say("%-14s %-12s %s".formatted(step.name(), step.verb(), step.message()));
            }
        }
    }
}
