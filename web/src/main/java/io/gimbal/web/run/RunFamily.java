package io.gimbal.web.run;

import io.gimbal.core.PageToken;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.search.LifecycleView;
import io.gimbal.tracking.search.PageSize;
import io.gimbal.tracking.search.RunQuery;
import io.gimbal.web.Tracking;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.TrackingAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a run stands: its experiment, the run it is part of, and its own parts.
final class RunFamily {
    private static final int CHILDREN = 12;

    private final Tracking tracking;

    RunFamily(Tracking tracking) {
        this.tracking = tracking;
    }

    /// @param more where all of them stand; empty if these are all
    record Children(List<RunView.Link> some, String more) {}

    RunView.Link experiment(Run run) {
        return new RunView.Link(
                tracking.experiments().get(run.experiment()).name(), TrackingAddresses.of(run.experiment()));
    }

    Optional<RunView.Link> parent(Run run) {
        return run.parent().flatMap(tracking.runs()::find).map(RunFamily::link);
    }

    Children children(Run run) {
        String filter = "tags.`mlflow.parentRunId` = '" + run.id() + "'";
        List<RunView.Link> children = new ArrayList<>();
        Optional<PageToken> rest = tracking.searches()
                .runs()
                .search(
                        new RunQuery(
                                List.of(run.experiment()),
                                LifecycleView.ACTIVE,
                                filter,
                                List.of(),
                                new PageSize(CHILDREN),
                                Optional.empty()),
                        record -> children.add(link(record.run())));
        String all = TrackingAddresses.of(run.experiment()) + "?q=" + Addresses.encode(filter);
        return new Children(children, rest.map(_ -> all).orElse(""));
    }

    static RunView.Link link(Run run) {
        return new RunView.Link(run.name(), TrackingAddresses.of(run));
    }
}
