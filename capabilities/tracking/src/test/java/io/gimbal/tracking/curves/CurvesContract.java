package io.gimbal.tracking.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.sql.Database;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.TrackingFixtures;
import io.gimbal.tracking.store.SqlTrackingStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What curves promise on every database.
abstract class CurvesContract {
    private static final Key LOSS = new Key("loss");
    private static final int MANY = 3 * SegmentBuilder.POINTS_OF_A_SEGMENT + 100;

    private TrackingFixtures tracking;
    private Curves curves;
    private CurveUpkeep upkeep;
    private Run run;

    protected abstract Database open();

    @BeforeEach
    void start() {
        tracking = TrackingFixtures.on(open());
        curves = new Curves(tracking.database(), SqlTrackingStores.curves(), tracking.runs());
        upkeep = new CurveUpkeep(tracking.database(), SqlTrackingStores.curves());
        run = tracking.startRun();
    }

    @AfterEach
    void stop() {
        tracking.close();
    }

    @Nested
    class OfFewPoints {
        @Test
        void everyPointIsABucket() {
            log(point(0, 0, 3), point(10, 1, 4.5), point(20, 2, -1));

            Curve curve = curve(CurveAxis.STEP, 100, Stretch.ALL);

            assertThat(curve.buckets()).extracting(Bucket::from).containsExactly(0L, 1L, 2L);
            assertThat(curve.buckets())
                    .extracting(bucket -> bucket.summary().mean())
                    .containsExactly(3.0, 4.5, -1.0);
        }

        @Test
        void axesAreStepTimeAndTimeSinceTheStart() {
            long start = run.startedAt().toEpochMilli();
            log(point(start + 250, 7, 1), point(start + 500, 9, 2));

            assertThat(from(CurveAxis.STEP)).containsExactly(7L, 9L);
            assertThat(from(CurveAxis.TIME)).containsExactly(start + 250, start + 500);
            assertThat(from(CurveAxis.RELATIVE)).containsExactly(250L, 500L);
        }

        @Test
        void stepsThatWentBackAreInOrderOfTheAxis() {
            log(point(1, 5, 1), point(2, 6, 2), point(3, 4, 3));

            assertThat(from(CurveAxis.STEP)).containsExactly(4L, 5L, 6L);
        }

        @Test
        void whatIsNoNumberIsCounted() {
            log(
                    point(0, 0, Double.NaN),
                    point(1, 1, 2),
                    point(2, 2, Double.POSITIVE_INFINITY),
                    point(3, 3, Double.NEGATIVE_INFINITY));

            Curve curve = curve(CurveAxis.STEP, 1, Stretch.ALL);

            assertThat(curve.buckets()).containsExactly(new Bucket(0, 3, new Summary(4, 1, 1, 1, 2, 2, 2)));
        }

        @Test
        void onlyTheStretchIsShown() {
            log(LongStream.range(0, 100).mapToObj(i -> point(i, i, (double) i)).toArray(Metric[]::new));

            assertThat(curve(CurveAxis.STEP, 1_000, new Stretch(40, 44)).buckets())
                    .extracting(Bucket::from)
                    .containsExactly(40L, 41L, 42L, 43L, 44L);
        }

        @Test
        void theEndsOfWhatALongHoldsAreFine() {
            log(point(0, Long.MIN_VALUE, 1), point(1, Long.MAX_VALUE, 2), point(2, 0, 3));

            assertThat(from(CurveAxis.STEP)).containsExactly(Long.MIN_VALUE, 0L, Long.MAX_VALUE);
        }

        @Test
        void anUnknownMetricHasNoBuckets() {
            log(point(0, 0, 3));

            assertThat(curves.list(query(List.of(run.id()), List.of(new Key("lost")), 10))
                            .getFirst()
                            .buckets())
                    .isEmpty();
        }

        @Test
        void anUnknownRunIsRefused() {
            CurveQuery query = query(List.of(run.id(), new RunId("nobody")), List.of(LOSS), 10);

            assertThatThrownBy(() -> curves.list(query))
                    .isInstanceOfSatisfying(
                            CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        }

        @Test
        void curvesComeInTheOrderTheyWereNamed() {
            Run other = tracking.startRun();
            Key accuracy = new Key("accuracy");

            List<Curve> found = curves.list(query(List.of(other.id(), run.id()), List.of(LOSS, accuracy), 10));

            assertThat(found)
                    .extracting(curve -> curve.run() + " " + curve.key())
                    .containsExactly(
                            other.id() + " loss", other.id() + " accuracy", run.id() + " loss", run.id() + " accuracy");
        }
    }

    @Nested
    class OfManyPoints {
        @Test
        void neitherASpikeNorANaNIsLost() {
            List<Metric> points = points(MANY);
            points.set(5_000, point(5_000, 5_000, 1e9));
            points.set(6_000, point(6_000, 6_000, Double.NaN));
            log(points);

            for (int asked = 0; asked < 2; asked++) {
                List<Bucket> buckets = curve(CurveAxis.STEP, 50, Stretch.ALL).buckets();
                assertThat(buckets).hasSize(50);
                assertThat(buckets).extracting(bucket -> bucket.summary().max()).contains(1e9);
                assertThat(buckets.stream()
                                .mapToLong(bucket -> bucket.summary().nans())
                                .sum())
                        .isEqualTo(points.stream()
                                .filter(point -> Double.isNaN(point.value()))
                                .count());
            }
        }

        @Test
        void aCloseLookShowsEveryPoint() {
            log(points(MANY));
            curve(CurveAxis.STEP, 10, Stretch.ALL);

            List<Bucket> buckets =
                    curve(CurveAxis.STEP, 500, new Stretch(4_000, 4_200)).buckets();

            assertThat(buckets).hasSize(201).allMatch(bucket -> bucket.summary().count() == 1);
        }

        @Test
        void aLatePointIsSeen() {
            log(points(MANY));
            curve(CurveAxis.STEP, 10, Stretch.ALL);

            log(point(17, MANY + 5, -1e6));

            Curve curve = curve(CurveAxis.TIME, 10, Stretch.ALL);
            assertThat(curve.count()).isEqualTo(MANY + 1);
            assertThat(curve.buckets().getFirst().summary().min()).isEqualTo(-1e6);
            assertThat(segments()).isEqualTo(3);
        }

        @Test
        void pointsOfOneMomentStayTogether() {
            log(LongStream.range(0, MANY)
                    .mapToObj(i -> point(1_000, i / 5, (double) (i % 7)))
                    .toList());

            assertThat(curve(CurveAxis.STEP, 100, Stretch.ALL).count()).isEqualTo(MANY);
            assertThat(curve(CurveAxis.STEP, 100, Stretch.ALL).count()).isEqualTo(MANY);
            assertThat(segments()).isPositive();
        }

        @Test
        void whatIsRepeatedCountsOnce() {
            log(points(MANY));
            curve(CurveAxis.STEP, 10, Stretch.ALL);

            log(points(MANY));

            assertThat(curve(CurveAxis.STEP, 10, Stretch.ALL).count()).isEqualTo(MANY);
        }

        @Test
        void upkeepSummarisesWhatRests() {
            log(points(MANY));

            assertThat(upkeep.run()).isZero();
            assertThat(upkeep.run()).isEqualTo(1);

            assertThat(segments()).isEqualTo(3);
            assertThat(upkeep.run()).isZero();
        }

        @Test
        void upkeepLeavesWhatGrows() {
            log(points(MANY));
            upkeep.run();

            log(point(MANY, MANY, 0));

            assertThat(upkeep.run()).isZero();
        }
    }

    /// Whatever was appended in whatever order, each bucket says of its stretch what the points themselves say.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void bucketsEqualThePointsThemselves(int seed) {
        Random random = new Random(seed);
        List<Metric> all = points(MANY + random.nextInt(3_000));
        List<Metric> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled.subList(0, all.size() / (1 + seed)), random);
        int from = 0;
        while (from < shuffled.size()) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(6_000));
            log(shuffled.subList(from, to));
            check(shuffled.subList(0, to), random);
            from = to;
        }
    }

    private void check(List<Metric> points, Random random) {
        long least = random.nextInt(2 * MANY);
        Stretch stretch = random.nextBoolean() ? Stretch.ALL : new Stretch(least, least + random.nextInt(2 * MANY));
        Curve curve = curve(CurveAxis.TIME, 1 + random.nextInt(300), stretch);
        long counted = 0;
        for (Bucket bucket : curve.buckets()) {
            Summary expected = summary(points, bucket.from(), bucket.to());
            Summary found = bucket.summary();
            counted += found.count();
            assertThat(found.mean()).isEqualTo(expected.mean(), within(1e-9));
            assertThat(new Summary(
                            found.count(), found.nans(), found.highs(), found.lows(), found.min(), found.max(), 0))
                    .isEqualTo(new Summary(
                            expected.count(),
                            expected.nans(),
                            expected.highs(),
                            expected.lows(),
                            expected.min(),
                            expected.max(),
                            0));
        }
        assertThat(counted)
                .isGreaterThanOrEqualTo(
                        summary(points, stretch.from(), stretch.to()).count());
    }

    private static Summary summary(List<Metric> points, long from, long to) {
        Tally tally = new Tally();
        points.stream()
                .filter(point -> point.at().toEpochMilli() >= from && point.at().toEpochMilli() <= to)
                .forEach(point -> tally.add(point.value()));
        return tally.summary();
    }

    private long segments() {
        return tracking.database()
                .read(transaction -> transaction.find(
                        "SELECT COUNT(*) AS segments FROM tracking_curve", row -> row.integer("segments")))
                .orElseThrow();
    }

    private List<Long> from(CurveAxis axis) {
        return curve(axis, 100, Stretch.ALL).buckets().stream()
                .map(Bucket::from)
                .toList();
    }

    private Curve curve(CurveAxis axis, int buckets, Stretch stretch) {
        return curves.list(new CurveQuery(List.of(run.id()), List.of(LOSS), axis, buckets, stretch))
                .getFirst();
    }

    private static CurveQuery query(List<RunId> runs, List<Key> keys, int buckets) {
        return new CurveQuery(runs, keys, CurveAxis.STEP, buckets, Stretch.ALL);
    }

    private void log(Metric... points) {
        log(List.of(points));
    }

    private void log(List<Metric> points) {
        for (int from = 0; from < points.size(); from += RunBatch.MAX_SIZE) {
            List<Metric> some = points.subList(from, Math.min(points.size(), from + RunBatch.MAX_SIZE));
            tracking.log().append(run.id(), RunBatch.ofMetrics(some));
        }
    }

    private static List<Metric> points(int count) {
        Random random = new Random(count);
        return new ArrayList<>(LongStream.range(0, count)
                .mapToObj(i -> point(i, i, random.nextInt(500) == 0 ? Double.NaN : random.nextGaussian()))
                .toList());
    }

    private static Metric point(long at, long step, double value) {
        return new Metric(LOSS, value, Instant.ofEpochMilli(at), step);
    }
}
