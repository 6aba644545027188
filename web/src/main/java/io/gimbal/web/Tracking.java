package io.gimbal.web;

import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.Experiments;
import io.gimbal.tracking.RunLog;
import io.gimbal.tracking.Runs;
import io.gimbal.tracking.difference.RunDifferences;
import io.gimbal.tracking.models.LoggedModels;
import io.gimbal.tracking.search.Searches;

/// What tracking does for the pages of experiments and runs.
public record Tracking(
        Experiments experiments,
        Runs runs,
        RunLog log,
        LoggedModels models,
        Searches searches,
        Artifacts artifacts,
        RunDifferences differences) {}
