package io.gimbal.tracking;

import io.gimbal.core.TextLength;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where a run's numbers came from: enough to ask for them again.
///
/// @param commit of the code; empty outside a repository, or when nobody knows
/// @param dirty whether files differed from that commit; empty when nobody knows
/// @param command the command line, or the pipeline step
/// @param seeds by what they seed; a run without any cannot be reproduced, which the debt ledger says
/// @param environment software and machine by name, such as `java: 25.0.3`
/// @param changes digest of the artifact [#CHANGES], what differed from the commit; empty where that was not kept
/// @param packages digest of the artifact [#PACKAGES], what was installed; empty where that was not kept
public record Capture(
        Optional<String> commit,
        Optional<Boolean> dirty,
        String command,
        Map<String, Long> seeds,
        Map<String, String> environment,
        Optional<String> changes,
        Optional<String> packages) {
    /// The difference to the commit, as `git diff` writes it, secrets masked.
    public static final ArtifactPath CHANGES = new ArtifactPath("capture/changes.diff");

    /// A line for each installed package, as a requirements file has them.
    public static final ArtifactPath PACKAGES = new ArtifactPath("capture/packages.txt");

    private static final int MAX_COMMAND_LENGTH = 20_000;

    public Capture {
        TextLength.requireWithin(MAX_COMMAND_LENGTH, "a captured command", command);
        seeds = Map.copyOf(seeds);
        environment = Map.copyOf(environment);
    }

    /// Without files beside it.
    public Capture(
            Optional<String> commit,
            Optional<Boolean> dirty,
            String command,
            Map<String, Long> seeds,
            Map<String, String> environment) {
        this(commit, dirty, command, seeds, environment, Optional.empty(), Optional.empty());
    }

    public static Capture nothing() {
        return new Capture(Optional.empty(), Optional.empty(), "", Map.of(), Map.of());
    }

    /// In order of name, for showing.
    public Map<String, Long> sortedSeeds() {
        return new TreeMap<>(seeds);
    }

    /// In order of name, for showing.
    public Map<String, String> sortedEnvironment() {
        return new TreeMap<>(environment);
    }
}
