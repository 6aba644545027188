package io.gimbal.tracking.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageToken;
import io.gimbal.sql.Database;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.wiring.TrackingModule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the search in SQL with [NaiveSearch].
abstract class RunSearchContract {
    private static final List<Long> EXPERIMENTS = List.of(1L, 1L, 1L, 2L, 3L);
    private static final long DELETED = 3;
    private static final int RUNS = 120;

    private final Random random = new Random(20261121);
    private final SampleRuns samples = new SampleRuns(random);
    private List<SampleRun> runs = List.of();
    private Database database;

    protected abstract Database open();

    @BeforeEach
    void putRuns() {
        database = open();
        database.migrate(TrackingModule.MIGRATIONS);
        for (long experiment = 1; experiment <= 3; experiment++) {
            SampleRuns.experiment(database, experiment, experiment == DELETED);
        }
        SampleRuns.keys(database);
        runs = samples.runs(RUNS, 1, EXPERIMENTS);
        SampleRuns.put(database, runs);
    }

    @AfterEach
    void close() {
        database.close();
    }

    static final Effort FOLLOWING = new Effort(0, Integer.MAX_VALUE, 0);
    static final List<Effort> EFFORTS = List.of(FOLLOWING, new Effort(0, 5, 20), new Effort(5, 30, 20), Effort.USUAL);

    /// Every index is followed, or given up soon, or both happen, or everything is sorted.
    @ParameterizedTest
    @FieldSource("EFFORTS")
    void findsWhatLookingAtEveryRunFinds(Effort effort) {
        RunSearch search = new RunSearch(database, effort);
        NaiveSearch naive = new NaiveSearch(runs, List.of(DELETED));
        RandomQueries queries = new RandomQueries(random, runs);
        int found = 0;
        for (int i = 0; i < queries(); i++) {
            RunQuery query = queries.next();
            List<String> all = naive.ids(query);

            assertThat(allPages(search, query)).as("%s", query).isEqualTo(all);
            found += all.isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(queries() / 4);
    }

    /// How many random queries to try.
    protected abstract int queries();

    @ParameterizedTest
    @FieldSource("EFFORTS")
    void pagesStayWhereTheyAreWhenOthersWrite(Effort effort) {
        RunSearch search = new RunSearch(database, effort);
        NaiveSearch before = new NaiveSearch(runs, List.of(DELETED));
        RandomQueries queries = new RandomQueries(random, runs);
        for (int i = 0; i < 15; i++) {
            RunQuery query = queries.next();
            List<String> first = new ArrayList<>();
            Optional<PageToken> next = search.search(query, run -> first.add(id(run)));
            List<SampleRun> more = samples.runs(3, 1_000_000L + i * 10L, EXPERIMENTS);
            SampleRuns.put(database, more);
            List<String> rest =
                    next.map(token -> allPages(search, after(query, token))).orElse(List.of());

            List<String> seen = Stream.concat(first.stream(), rest.stream()).toList();
            List<String> old = before.ids(query);
            assertThat(seen).as("%s", query).doesNotHaveDuplicates();
            assertThat(seen.stream().filter(old::contains)).as("%s", query).isEqualTo(next.isPresent() ? old : first);
            before = new NaiveSearch(
                    Stream.concat(before.runs().stream(), more.stream()).toList(), List.of(DELETED));
        }
    }

    @Test
    void aRecordHasAllThatWasLogged() {
        List<RunRecord> found = new ArrayList<>();
        new RunSearch(database).search(query("", List.of("run_id")), found::add);

        assertThat(found).isNotEmpty();
        for (RunRecord record : found) {
            SampleRun run = runs.stream()
                    .filter(it -> it.id().equals(id(record)))
                    .findFirst()
                    .orElseThrow();
            assertThat(record.run().name()).isEqualTo(run.name());
            assertThat(record.metrics())
                    .hasSize(run.metrics().size())
                    .allSatisfy(metric ->
                            assertThat(run.metrics()).containsEntry(metric.key().value(), metric.value()));
            assertThat(record.params())
                    .hasSize(run.params().size())
                    .allSatisfy(param ->
                            assertThat(run.params()).containsEntry(param.key().value(), param.value()));
            assertThat(record.tags())
                    .hasSize(run.tags().size())
                    .allSatisfy(tag ->
                            assertThat(run.tags()).containsEntry(tag.key().value(), tag.value()));
            assertThat(record.inputs()).hasSize(run.datasets().size());
        }
    }

    @Test
    void theLongestFilterThatCanBeReadIsAnswered() {
        RunSearch search = new RunSearch(database);
        String ids = IntStream.range(0, 10_000).mapToObj(i -> "'x" + i + "'").collect(Collectors.joining(", "));
        String longest = "[%".repeat(5_000);

        assertThat(search.search(query("run_id NOT IN (" + ids + ")", List.of()), _ -> {}))
                .isPresent();
        assertThat(search.search(query("run_id IN (" + ids + ")", List.of()), _ -> {}))
                .isEmpty();
        for (String clause : List.of("params.x LIKE '", "tags.x ILIKE '", "run_name = '", "run_id LIKE '")) {
            assertThat(search.search(query(clause + longest + "'", List.of()), _ -> {}))
                    .isEmpty();
        }
    }

    @Test
    void aPageOfAnotherQueryIsRefused() {
        RunSearch search = new RunSearch(database);
        PageToken token =
                search.search(query("metrics.a >= 0", List.of()), _ -> {}).orElseThrow();

        assertThat(search.search(after(query("metrics.a  >=  0.0", List.of()), token), _ -> {}))
                .isPresent();
        for (RunQuery other : List.of(query("metrics.a > 0", List.of()), query("metrics.a >= 0", List.of("run_id")))) {
            assertThatThrownBy(() -> search.search(after(other, token), _ -> {}))
                    .isInstanceOf(CodedException.class)
                    .hasMessageContaining("is not of this query");
        }
        for (String nonsense : List.of("x", "eyJvZmZzZXQiOiAxMDB9", "AAAA", "😀")) {
            assertThatThrownBy(() ->
                            search.search(after(query("metrics.a >= 0", List.of()), new PageToken(nonsense)), _ -> {}))
                    .isInstanceOf(CodedException.class)
                    .hasMessageContaining("page token");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n0",
                "n0,n1",
                "n0,r1,n0",
                "n3,t,n0,n1",
                "n1,n1,n0,n1",
                "n0,tx,n0,n1",
                "n0,rNaN,n0,n1",
                "r0,r1,n0,n1",
                "n0,r1,n1,t,n0,n1",
                "n0,r1,n0,t\0"
            })
    void aTokenThatSomebodyMadeUpIsRefused(String values) {
        RunSearch search = new RunSearch(database);
        RunQuery query = query("metrics.a >= 0", List.of("metrics.a"));
        String real = new String(
                Base64.getUrlDecoder()
                        .decode(search.search(query, _ -> {}).orElseThrow().value()),
                StandardCharsets.UTF_8);
        String forged = real.substring(0, real.indexOf(',') + 1) + values;
        PageToken token = new PageToken(Base64.getUrlEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> search.search(after(query, token), _ -> {}))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageContaining("not a page token of this list");
    }

    private static RunQuery query(String filter, List<String> orders) {
        return new RunQuery(
                List.of(ExperimentId.of(1)), LifecycleView.ALL, filter, orders, new PageSize(7), Optional.empty());
    }

    private static RunQuery after(RunQuery query, PageToken token) {
        return new RunQuery(
                query.experiments(), query.view(), query.filter(), query.orders(), query.size(), Optional.of(token));
    }

    private static List<String> allPages(RunSearch search, RunQuery query) {
        List<String> ids = new ArrayList<>();
        Optional<PageToken> next = search.search(query, run -> ids.add(id(run)));
        while (next.isPresent()) {
            int before = ids.size();
            next = search.search(after(query, next.get()), run -> ids.add(id(run)));
            assertThat(ids.size()).as("a page after another has runs").isGreaterThan(before);
        }
        return ids;
    }

    private static String id(RunRecord run) {
        return run.run().id().value();
    }
}
