package io.gimbal.tracking.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.sql.Database;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.Param;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunDraft;
import io.gimbal.tracking.RunStatus;
import io.gimbal.tracking.Tag;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.overview.LoggedKeys.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What there is at a glance.
abstract class OverviewContract {
    private static final ExperimentId HERE = Experiment.DEFAULT;

    private TrackingFixtures tracking;
    private Overviews overviews;

    protected abstract Database open();

    @BeforeEach
    void start() {
        tracking = TrackingFixtures.on(open());
        overviews = Overviews.of(tracking.database());
    }

    @AfterEach
    void stop() {
        tracking.close();
    }

    private Run log(ExperimentId experiment, String depth, double mae) {
        Run run = tracking.startRun(experiment);
        RunBatch batch = new RunBatch(
                List.of(Param.of("depth", depth), Param.of("seed", "7")),
                List.of(TrackingFixtures.metric("mae", mae, 0), TrackingFixtures.metric("rows", Double.NaN, 0)),
                List.of(Tag.of("team", "a" + depth)));
        tracking.log().append(run.id(), batch);
        tracking.tick(1);
        return run;
    }

    @Test
    void keysOfOneExperimentAreListedByNameWithWhetherTheyVary() {
        ExperimentId other =
                tracking.experiments().create(ExperimentDraft.named("other")).id();
        log(HERE, "3", 1);
        log(HERE, "4", 1);
        log(other, "5", 2);

        assertThat(overviews.keys().list(HERE, Kind.PARAM))
                .containsExactly(new LoggedKey("depth", true), new LoggedKey("seed", false));
        assertThat(overviews.keys().list(HERE, Kind.METRIC))
                .containsExactly(new LoggedKey("mae", false), new LoggedKey("rows", false));
        assertThat(overviews.keys().list(HERE, Kind.TAG)).containsExactly(new LoggedKey("team", true));
        assertThat(overviews.keys().list(ExperimentId.of(99), Kind.TAG)).isEmpty();
    }

    @Test
    void valuesAreThoseThatBeginSo() {
        for (String depth : List.of("10", "2", "11", "10", "x".repeat(80))) {
            log(HERE, depth, 1);
        }

        assertThat(overviews.keys().values(HERE, Kind.PARAM, "depth", "", 10)).containsExactly("10", "11", "2");
        assertThat(overviews.keys().values(HERE, Kind.PARAM, "depth", "1", 10)).containsExactly("10", "11");
        assertThat(overviews.keys().values(HERE, Kind.PARAM, "depth", "", 1)).containsExactly("10");
        assertThat(overviews.keys().values(HERE, Kind.TAG, "team", "a2", 10)).containsExactly("a2");
        assertThat(overviews.keys().values(HERE, Kind.PARAM, "nothing", "", 10)).isEmpty();
    }

    @Test
    void activityCountsWhatIsNotDeleted() {
        Run first = log(HERE, "3", 1);
        Run last = log(HERE, "3", 1);
        tracking.runs().finish(first.id(), RunStatus.FINISHED);
        tracking.runs().delete(log(HERE, "3", 1).id());
        ExperimentId empty =
                tracking.experiments().create(ExperimentDraft.named("empty")).id();

        Map<ExperimentId, Activity> found = overviews.activities().of(List.of(HERE, empty));

        assertThat(found.get(HERE)).isEqualTo(new Activity(2, 1, Optional.of(last.startedAt())));
        assertThat(found.get(empty)).isEqualTo(new Activity(0, 0, Optional.empty()));
    }

    @Test
    void familiesKnowWhoIsPartOfWhom() {
        Run parent = tracking.runs().create(RunDraft.in(HERE, "alice").named("sweep"));
        Run child = tracking.runs().create(RunDraft.in(HERE, "alice").under(parent.id()));
        Run alone = tracking.startRun();

        Family family = overviews.families().of(List.of(parent, child, alone));

        assertThat(family).isEqualTo(new Family(Map.of(parent.id(), "sweep"), Set.of(parent.id())));
        assertThat(overviews.families().of(List.of())).isEqualTo(new Family(Map.of(), Set.of()));
    }
}
