package io.gimbal.web.kit;

import io.gimbal.http.Request;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunId;

/// Where experiments and runs have their pages.
public final class TrackingAddresses {
    /// Of routes; [#experiment] reads it.
    public static final String EXPERIMENT = Section.EXPERIMENTS.href() + "/{experiment}";

    private TrackingAddresses() {}

    /// The one that the path names.
    public static ExperimentId experiment(Request request) {
        return new ExperimentId(request.pathParameter("experiment"));
    }

    public static String of(ExperimentId experiment) {
        return Section.EXPERIMENTS.href() + "/" + experiment;
    }

    public static String of(Run run) {
        return of(run.experiment(), run.id());
    }

    public static String of(ExperimentId experiment, RunId run) {
        return of(experiment) + "/runs/" + run;
    }
}
