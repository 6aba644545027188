package io.gimbal.tracking.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.sql.Database;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.search.LifecycleView;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Views with names.
abstract class SavedViewContract {
    private static final ExperimentId HERE = Experiment.DEFAULT;

    private TrackingFixtures tracking;
    private SavedViews views;

    protected abstract Database open();

    @BeforeEach
    void start() {
        tracking = TrackingFixtures.on(open());
        views = new SavedViews(tracking.database(), SqlTrackingStores.views(), tracking.experiments());
    }

    @AfterEach
    void stop() {
        tracking.close();
    }

    private static SavedView view(String name, String filter, boolean isDefault) {
        return new SavedView(
                name,
                filter,
                List.of("metrics.`my mae` DESC"),
                List.of("params.depth", "duration"),
                LifecycleView.ALL,
                isDefault);
    }

    @Test
    void aViewComesBackAsItWasPutAndIsReplacedByItsName() {
        views.put(HERE, view("b", "", false));
        views.put(HERE, view("a <b>", "params.depth = '3'", false));
        views.put(HERE, view("b", "metrics.mae < 3", false));

        assertThat(views.list(HERE))
                .containsExactly(view("a <b>", "params.depth = '3'", false), view("b", "metrics.mae < 3", false));
        assertThat(views.get(HERE, "b").filter()).isEqualTo("metrics.mae < 3");
    }

    @Test
    void onlyOneIsTheDefault() {
        views.put(HERE, view("a", "", true));
        views.put(HERE, view("b", "", true));

        assertThat(views.list(HERE)).containsExactly(view("a", "", false), view("b", "", true));
    }

    @Test
    void experimentsHaveTheirOwn() {
        ExperimentId other =
                tracking.experiments().create(ExperimentDraft.named("other")).id();
        views.put(HERE, view("a", "", true));
        views.put(other, view("a", "run_name = 'x'", true));
        views.delete(HERE, "a");

        assertThat(views.list(HERE)).isEmpty();
        assertThat(views.list(other)).containsExactly(view("a", "run_name = 'x'", true));
    }

    @Test
    void whatIsNotThereIsToldWithTheNearest() {
        views.put(HERE, view("best", "", false));

        assertThatThrownBy(() -> views.delete(HERE, "bset")).hasMessageContaining("best");
        assertThatThrownBy(() -> views.get(HERE, "bset")).isInstanceOf(CodedException.class);
        assertThatThrownBy(() -> views.put(ExperimentId.of(99), view("a", "", false)))
                .hasMessageContaining("99");
    }

    @Test
    void whatCannotBeReadIsNotKept() {
        assertThatThrownBy(() -> view("a", "metrics.mae <", false)).hasMessageContaining("column 14");
        assertThatThrownBy(() -> view(" a", "", false)).hasMessageContaining("name");
        assertThatThrownBy(() -> new SavedView("a", "", List.of("mae"), List.of(), LifecycleView.ALL, false))
                .hasMessageContaining("order_by");
    }
}
