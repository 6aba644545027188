package io.gimbal.web;

import io.gimbal.declare.YamlReader;
import io.gimbal.tracking.Artifacts;
import io.gimbal.tracking.Experiments;
import io.gimbal.tracking.RunLog;
import io.gimbal.tracking.Runs;
import io.gimbal.tracking.curves.Curves;
import io.gimbal.tracking.difference.RunDifferences;
import io.gimbal.tracking.models.LoggedModels;
import io.gimbal.tracking.overview.Overviews;
import io.gimbal.tracking.search.Searches;
import io.gimbal.tracking.views.SavedViews;
import java.time.InstantSource;

/// What tracking does for the pages of experiments and runs.
///
/// @param yaml reads what clients write beside their models
/// @param time says how long a run has been going
public record Tracking(
        Experiments experiments,
        Runs runs,
        RunLog log,
        LoggedModels models,
        Searches searches,
        Artifacts artifacts,
        RunDifferences differences,
        Curves curves,
        Overviews overviews,
        SavedViews views,
        YamlReader yaml,
        InstantSource time) {}
