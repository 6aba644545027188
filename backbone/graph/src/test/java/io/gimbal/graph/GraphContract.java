package io.gimbal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.sql.SqlWork;
import io.gimbal.testkit.MovableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What the graph promises on every database.
abstract class GraphContract {
    private static final AssetKind SOURCE = new AssetKind("source");
    private static final AssetKind DATASET = new AssetKind("dataset");
    private static final AssetRef TRIPS = AssetRef.of(SOURCE, "taxi", "trips");
    private static final AssetRef RIDES = AssetRef.of(DATASET, "taxi", "rides");
    private static final AssetRef RIDES_1 = AssetRef.of(DATASET, "taxi", "rides", "1");
    private static final Reason TEST = new Reason("alice", "to see whether it works");

    private Database database;
    private GraphModule graph;
    private final MovableTime time = new MovableTime();

    protected abstract Database open();

    @BeforeEach
    void start() {
        database = open();
        database.migrate(GraphModule.MIGRATIONS);
        graph = GraphModule.create(database, time);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Nested
    class Creating {
        @Test
        void givesRevisionOneAndAChange() {
            Asset created = create(TRIPS, facts("path", "a.csv"));

            assertThat(created.revision()).isEqualTo(1);
            assertThat(created.createdAt()).isEqualTo(time.instant());
            assertThat(graph.assets().find(TRIPS)).contains(created);
            Change change = onlyChange(TRIPS);
            assertThat(change.action()).isEqualTo("created");
            assertThat(change.reason()).isEqualTo(TEST);
            assertThat(change.difference()).isEqualTo(facts("path", "a.csv"));
        }

        @Test
        void ofATakenAddressIsRefused() {
            create(TRIPS, facts("path", "a.csv"));

            assertCode(() -> create(TRIPS, facts("path", "b.csv")), ErrorCode.ALREADY_EXISTS);

            assertThat(graph.assets().get(TRIPS).facts()).isEqualTo(facts("path", "a.csv"));
            assertThat(graph.changes().list(TRIPS, PageRequest.first()).items()).hasSize(1);
        }

        @Test
        void inAFailingTransactionLeavesNothing() {
            assertThatThrownBy(() -> write(transaction -> {
                        graph.assets().create(transaction, AssetDraft.made(TRIPS, facts("path", "a")), TEST);
                        throw new IllegalStateException("on purpose");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(graph.assets().find(TRIPS)).isEmpty();
            assertThat(graph.changes().listAll(PageRequest.first()).items()).isEmpty();
        }
    }

    @Nested
    class Putting {
        @Test
        void theSameAgainChangesNothing() {
            Asset created = create(TRIPS, facts("path", "a.csv"));
            time.advance(Duration.ofSeconds(60));

            Asset again = put(TRIPS, facts("path", "a.csv"));

            assertThat(again).isEqualTo(created);
            assertThat(graph.changes().list(TRIPS, PageRequest.first()).items()).hasSize(1);
        }

        @Test
        void somethingElseRecordsWhatIsDifferent() {
            create(TRIPS, facts("path", "a.csv"));
            time.advance(Duration.ofSeconds(60));

            Asset changed = put(TRIPS, facts("path", "b.csv"));

            assertThat(changed.revision()).isEqualTo(2);
            assertThat(changed.createdAt()).isEqualTo(time.instant().minusSeconds(60));
            assertThat(changed.updatedAt()).isEqualTo(time.instant());
            assertThat(graph.assets().get(TRIPS)).isEqualTo(changed);
            Change newest =
                    graph.changes().list(TRIPS, PageRequest.first()).items().getFirst();
            assertThat(newest.action()).isEqualTo("changed");
            assertThat(newest.difference().object("path")).isEqualTo(facts("before", "a.csv", "after", "b.csv"));
        }
    }

    @Nested
    class Deleting {
        @Test
        void whatNothingDependsOnRemovesItAndItsEdges() {
            create(TRIPS, facts());
            create(RIDES, facts());
            edge(RIDES, EdgeType.DERIVED_FROM, TRIPS);

            delete(RIDES);

            assertThat(graph.assets().find(RIDES)).isEmpty();
            assertThat(graph.edges().list(TRIPS)).isEmpty();
            assertThat(graph.changes().list(RIDES, PageRequest.first()).items())
                    .extracting(Change::action)
                    .containsExactly("deleted", "created");
        }

        @Test
        void whatIsDependedOnIsRefusedNamingTheDependents() {
            create(TRIPS, facts());
            create(RIDES, facts());
            edge(RIDES, EdgeType.DERIVED_FROM, TRIPS);

            assertThatThrownBy(() -> delete(TRIPS))
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED_PRECONDITION))
                    .hasMessageContaining("dataset:taxi/rides");
            assertThat(graph.assets().find(TRIPS)).isPresent();
            assertThat(graph.edges().list(TRIPS)).hasSize(1);
        }

        @Test
        void whatDoesNotExistNamesTheNearest() {
            create(TRIPS, facts());

            assertThatThrownBy(() -> delete(AssetRef.of(SOURCE, "taxi", "trisp")))
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
                    .hasMessageContaining("did you mean \"source:taxi/trips\"?");
        }
    }

    @Nested
    class Linking {
        @Test
        void needsBothEnds() {
            create(RIDES, facts());

            assertCode(() -> edge(RIDES, EdgeType.DERIVED_FROM, TRIPS), ErrorCode.NOT_FOUND);

            assertThat(graph.edges().list(RIDES)).isEmpty();
        }

        @Test
        void twiceKeepsTheFirstDate() {
            create(TRIPS, facts());
            create(RIDES, facts());
            edge(RIDES, EdgeType.DERIVED_FROM, TRIPS);
            Instant first = time.instant();
            time.advance(Duration.ofDays(1));

            edge(RIDES, EdgeType.DERIVED_FROM, TRIPS);

            assertThat(graph.edges().list(RIDES)).containsExactly(new Edge(RIDES, EdgeType.DERIVED_FROM, TRIPS, first));
        }

        @Test
        void replacingKeepsOnlyTheWantedEnds() {
            create(TRIPS, facts());
            create(RIDES, facts());
            create(RIDES_1, facts());
            edge(RIDES, EdgeType.DERIVED_FROM, TRIPS);

            write(transaction -> {
                graph.edges().replace(transaction, RIDES, EdgeType.DERIVED_FROM, List.of(RIDES_1));
                return true;
            });

            assertThat(graph.edges().list(RIDES)).extracting(Edge::to).containsExactly(RIDES_1);
        }
    }

    @Nested
    class Paging {
        @Test
        void listsEveryAssetOnceInOrder() {
            for (int i = 0; i < 25; i++) {
                create(AssetRef.of(DATASET, "taxi", "d" + (char) ('a' + i)), facts());
            }
            create(TRIPS, facts());

            List<String> names = new ArrayList<>();
            Optional<PageRequest> request = Optional.of(PageRequest.first(7));
            while (request.isPresent()) {
                PageRequest current = request.get();
                Page<Asset> page = graph.assets().list(AssetFilter.ofKind(DATASET), current);
                page.items().forEach(asset -> names.add(asset.ref().name()));
                request = page.next().map(current::next);
            }

            assertThat(names).hasSize(25).isSorted().doesNotHaveDuplicates();
        }

        @Test
        void showsChangesNewestFirst() {
            for (int i = 0; i < 5; i++) {
                time.advance(Duration.ofSeconds(1));
                put(TRIPS, facts("n", "v" + i));
            }

            Page<Change> first = graph.changes().list(TRIPS, PageRequest.first(3));
            Page<Change> second = graph.changes()
                    .list(TRIPS, PageRequest.first(3).next(first.next().orElseThrow()));

            Instant now = time.instant();
            assertThat(first.items())
                    .extracting(Change::at)
                    .containsExactly(now, now.minusSeconds(1), now.minusSeconds(2));
            assertThat(second.items()).extracting(Change::at).containsExactly(now.minusSeconds(3), now.minusSeconds(4));
            assertThat(second.next()).isEmpty();
        }
    }

    @Nested
    class Walking {
        @Test
        void isUnavailableUntilTheEdgesAreRead() {
            assertCode(() -> graph.impact().downstream(TRIPS), ErrorCode.UNAVAILABLE);
        }

        @Test
        void findsWhatBreaksAndWhatItStandsOn() {
            create(TRIPS, facts());
            create(RIDES, facts());
            create(RIDES_1, facts());
            edge(RIDES, EdgeType.DERIVED_FROM, TRIPS);
            graph.impact().load();
            edge(RIDES_1, EdgeType.MEMBER_OF, RIDES);

            assertThat(graph.impact().downstream(TRIPS))
                    .extracting(Reach::asset)
                    .containsExactly(RIDES, RIDES_1);
            assertThat(graph.impact().downstream(TRIPS))
                    .extracting(Reach::distance)
                    .containsExactly(1, 2);
            assertThat(graph.impact().upstream(RIDES_1))
                    .extracting(Reach::asset)
                    .containsExactly(RIDES, TRIPS);
            assertThat(graph.impact().downstream(RIDES_1)).isEmpty();
        }

        @Test
        void forgetsWhatWasRemoved() {
            create(TRIPS, facts());
            create(RIDES, facts());
            edge(RIDES, EdgeType.DERIVED_FROM, TRIPS);
            graph.impact().load();

            delete(RIDES);

            assertThat(graph.impact().downstream(TRIPS)).isEmpty();
        }
    }

    private Asset create(AssetRef ref, JsonObject facts) {
        return write(transaction -> graph.assets().create(transaction, AssetDraft.made(ref, facts), TEST));
    }

    private Asset put(AssetRef ref, JsonObject facts) {
        return write(transaction -> graph.assets().put(transaction, AssetDraft.made(ref, facts), TEST));
    }

    private void delete(AssetRef ref) {
        write(transaction -> {
            graph.assets().delete(transaction, ref, TEST);
            return true;
        });
    }

    private void edge(AssetRef from, EdgeType type, AssetRef to) {
        write(transaction -> {
            graph.edges().put(transaction, from, type, to);
            return true;
        });
    }

    private <T> T write(SqlWork<T> work) {
        return database.write(work);
    }

    private Change onlyChange(AssetRef ref) {
        List<Change> changes = graph.changes().list(ref, PageRequest.first()).items();
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    private static JsonObject facts(String... pairs) {
        JsonObject.Builder facts = JsonObject.builder();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put(pairs[i], pairs[i + 1]);
        }
        return facts.build();
    }

    private static void assertCode(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
