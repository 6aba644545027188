package io.gimbal.tracking.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageToken;
import io.gimbal.sql.Database;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.Tag;
import io.gimbal.tracking.search.LoggedModelQuery.Dataset;
import io.gimbal.tracking.search.LoggedModelQuery.Order;
import io.gimbal.tracking.store.SqlTrackingStores;
import io.gimbal.tracking.wiring.TrackingModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the searches of experiments and of logged models find.
abstract class ListingContract {
    private static final Dataset ANY = new Dataset("", "");
    private Database database;

    protected abstract Database open();

    @BeforeEach
    void openAndMigrate() {
        database = open();
        database.migrate(TrackingModule.MIGRATIONS);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void write(String sql, Object... parameters) {
        database.write(transaction -> transaction.update(sql, parameters));
    }

    @Nested
    class OfExperiments {
        @BeforeEach
        void putExperiments() {
            put(1, "taxi", 1_000_000, false);
            put(2, "Taxi", 2_000_000, false);
            put(3, "bus", 2_000_000, false);
            put(4, "old", 3_000_000, true);
            write("INSERT INTO tracking_experiment_tag (experiment, name, value) VALUES (1, 'team', 'a')");
            write("INSERT INTO tracking_experiment_tag (experiment, name, value) VALUES (2, 'team', 'b')");
        }

        private void put(long id, String name, long at, boolean deleted) {
            write(
                    "INSERT INTO tracking_experiment (id, name, artifacts, created_at, updated_at, deleted_at)"
                            + " VALUES (?, ?, 'mlflow-artifacts:/1', ?, ?, ?)",
                    id,
                    name,
                    at,
                    at + 500_000,
                    Optional.of(1L).filter(_ -> deleted));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                        ACTIVE  |                                | 2 3 1 0
                        DELETED |                                | 4
                        ALL     |                                | 4 2 3 1 0
                        ACTIVE  | name = 'taxi'                  | 1
                        ACTIVE  | attribute.name ILIKE '%AX%'    | 2 1
                        ACTIVE  | name LIKE 't%'                 | 1
                        ACTIVE  | name != 'taxi'                 | 2 3 0
                        ACTIVE  | tags.team != 'a'               | 2
                        ACTIVE  | tag.team = 'a'                 | 1
                        ACTIVE  | creation_time >= 2000          | 2 3
                        ACTIVE  | creation_time > 1999.5         | 2 3
                        ACTIVE  | last_update_time = 1500        | 1
                        """)
        void areThoseForWhichTheFilterHolds(LifecycleView view, String filter, String ids) {
            assertThat(ids(view, filter == null ? "" : filter, List.of())).isEqualTo(ids);
        }

        @ParameterizedTest
        @CsvSource({
            "name, 0 2 3 1",
            "name DESC, 1 3 2 0",
            "experiment_id DESC, 3 2 1 0",
            "last_update_time ASC, 0 1 2 3"
        })
        void areInTheOrderAskedFor(String order, String ids) {
            assertThat(ids(LifecycleView.ACTIVE, "", List.of(order))).isEqualTo(ids);
        }

        @ParameterizedTest
        @ValueSource(strings = {"attributes.name = 'x'", "lifecycle = 'x'", "metrics.a = 1", "name > 'x'", "name = 1"})
        void cannotBeAskedForOtherThings(String filter) {
            assertThatThrownBy(() -> ids(LifecycleView.ALL, filter, List.of())).isInstanceOf(CodedException.class);
        }

        @Test
        void cannotBeOrderedByTags() {
            assertThatThrownBy(() -> ids(LifecycleView.ALL, "", List.of("tags.team")))
                    .hasMessageStartingWith("invalid order_by: unknown entity \"tags\"");
        }

        @Test
        void haveTheirTags() {
            ExperimentRecord found = page(LifecycleView.ALL, "name = 'taxi'", List.of(), Optional.empty())
                    .items()
                    .getFirst();

            assertThat(found.tags()).containsExactly(Tag.of("team", "a"));
        }

        /// Two at a time.
        private String ids(LifecycleView view, String filter, List<String> orders) {
            List<String> ids = new ArrayList<>();
            Optional<PageToken> next = Optional.empty();
            do {
                Page<ExperimentRecord> page = page(view, filter, orders, next);
                page.items().forEach(it -> ids.add(it.experiment().id().value()));
                next = page.next();
            } while (next.isPresent());
            return String.join(" ", ids);
        }

        private Page<ExperimentRecord> page(
                LifecycleView view, String filter, List<String> orders, Optional<PageToken> after) {
            return new ExperimentSearch(database, SqlTrackingStores.experiments())
                    .search(new ExperimentQuery(view, filter, orders, new PageSize(2), after));
        }
    }

    @Nested
    class OfLoggedModels {
        @BeforeEach
        void putModels() {
            SampleRuns.experiment(database, 1, false);
            SampleRuns.experiment(database, 2, false);
            put(1, 1, "linear", "ready", 1_000_000);
            put(2, 1, "forest", "pending", 2_000_000);
            put(3, 2, "linear", "upload-failed", 2_000_000);
            put(4, 1, "gone", "ready", 9_000_000);
            write("UPDATE tracking_model SET deleted_at = 1 WHERE number = 4");
            write("INSERT INTO tracking_model_param (model, key, value) VALUES (1, 'depth', '3')");
            write("INSERT INTO tracking_model_tag (model, key, value) VALUES (2, 'team', 'a')");
            measure(1, "rmse", 1, 5.0, false, "train", "d1");
            measure(1, "rmse", 2, 3.0, false, "test", "d2");
            measure(2, "rmse", 1, 4.0, false, "train", "d9");
            measure(3, "rmse", 1, 0.0, true, "train", "d1");
        }

        private void put(long number, long experiment, String name, String status, long at) {
            write(
                    "INSERT INTO tracking_model (number, id, experiment, name, type, status, run, artifacts,"
                            + " created_at, updated_at) VALUES (?, ?, ?, ?, 'sk', ?, 'r1', 'mlflow-artifacts:/1', ?, ?)",
                    number,
                    "m-" + number,
                    experiment,
                    name,
                    status,
                    at,
                    at);
        }

        private void measure(long model, String key, long at, double value, boolean nan, String name, String digest) {
            write(
                    "INSERT INTO tracking_model_metric (model, key, at, step, value, nan, run, dataset_name,"
                            + " dataset_digest) VALUES (?, ?, ?, 0, ?, ?, 'r1', ?, ?)",
                    model,
                    key,
                    at,
                    value,
                    nan,
                    name,
                    digest);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                                                             | m-2 m-3 m-1
                        name = 'linear'                      | m-3 m-1
                        name = "linear"                      | m-3 m-1
                        name IN ('forest', 'x')              | m-2
                        attributes.model_id NOT IN ('m-2')   | m-3 m-1
                        model_type LIKE 's%'                 | m-2 m-3 m-1
                        source_run_id != 'r1'                |
                        experiment_id = 2                    | m-3
                        experiment_id IN ('1')               | m-2 m-1
                        status = 2                           | m-1
                        status = 'READY'                     | m-1
                        status != 'LOGGED_MODEL_PENDING'     | m-3 m-1
                        status IN ('LOGGED_MODEL_UPLOAD_FAILED', 'PENDING') | m-2 m-3
                        creation_timestamp > 1000            | m-2 m-3
                        creation_time <= 1000                | m-1
                        last_updated_timestamp = 2000        | m-2 m-3
                        metrics.rmse < 3.5                   | m-1
                        metrics.rmse > 4.5                   | m-1
                        metrics.rmse != 4                    | m-3 m-1
                        params.depth = '3'                   | m-1
                        params.depth != '3'                  |
                        tags.team = 'a' AND metrics.rmse = 4 | m-2
                        """)
        void areThoseForWhichTheFilterHolds(String filter, String ids) {
            assertThat(ids(filter == null ? "" : filter, List.of(), List.of())).isEqualTo(ids == null ? "" : ids);
        }

        @ParameterizedTest
        @CsvSource({
            "metrics.rmse, true, m-1 m-2 m-3",
            "metrics.rmse, false, m-2 m-1 m-3",
            "metrics.none, true, m-2 m-3 m-1",
            "name, false, m-3 m-1 m-2",
            "attributes.creation_time, true, m-1 m-2 m-3",
            "experiment_id, false, m-3 m-2 m-1"
        })
        void areInTheOrderAskedFor(String field, boolean ascending, String ids) {
            assertThat(ids("", List.of(), List.of(new Order(field, ascending, ANY))))
                    .isEqualTo(ids);
        }

        @Test
        void areMeasuredOnCertainData() {
            Dataset train = new Dataset("train", "");
            Dataset firstTrain = new Dataset("train", "d1");

            assertThat(ids("", List.of(train), List.of())).isEqualTo("m-2 m-3 m-1");
            assertThat(ids("", List.of(firstTrain), List.of())).isEqualTo("m-3 m-1");
            assertThat(ids("metrics.rmse < 4.5", List.of(train), List.of())).isEqualTo("m-2");
            assertThat(ids("metrics.rmse < 4.5", List.of(firstTrain), List.of()))
                    .isEmpty();
            assertThat(ids("", List.of(), List.of(new Order("metrics.rmse", true, firstTrain))))
                    .isEqualTo("m-1 m-3 m-2");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"metric.a > 1", "attribute.name = 'x'", "flavor = 'x'", "metrics.a = 'x'", "name > 'a'"})
        void cannotBeAskedForOtherThings(String filter) {
            assertThatThrownBy(() -> ids(filter, List.of(), List.of())).isInstanceOf(CodedException.class);
        }

        @Test
        void cannotBeOrderedByParams() {
            assertThatThrownBy(() -> ids("", List.of(), List.of(new Order("params.depth", true, ANY))))
                    .hasMessageContaining("unknown entity \"params\"");
        }

        /// Two at a time.
        private String ids(String filter, List<Dataset> datasets, List<Order> orders) {
            List<String> ids = new ArrayList<>();
            Optional<PageToken> next = Optional.empty();
            do {
                var page = new LoggedModelSearch(database, SqlTrackingStores.models())
                        .search(new LoggedModelQuery(
                                List.of(ExperimentId.of(1), ExperimentId.of(2)),
                                filter,
                                datasets,
                                orders,
                                new PageSize(2),
                                next));
                page.items().forEach(it -> ids.add(it.model().id().value()));
                next = page.next();
            } while (next.isPresent());
            return String.join(" ", ids);
        }
    }
}
