package io.gimbal.model.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.model.Encoding;
import io.gimbal.model.Rows;
import io.gimbal.model.TrainingProgress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The proof that our walk is the library's: the same bits for random tables, shapes and settings.
final class BoostedTreesTest {
    private static final String[] NAMES = {"a", "b", "c", "d", "e"};

    @ParameterizedTest
    @CsvSource({
        "1, 40, 6, 1.0, 0.0",
        "2, 40, 6, 0.7, 0.1",
        "3, 1, 1, 1.0, 0.5",
        "4, 120, 3, 0.5, 0.02",
        "5, 10, 12, 1.0, 0.3",
        "6, 60, 8, 1.0, 0.9",
    })
    void givesTheLibrarysBits(long seed, int trees, int depth, double subsample, double missing) {
        SplittableRandom random = new SplittableRandom(seed);
        TrainingMatrix training = matrix(random, 1500, missing);
        Map<String, Object> settings = new LinkedHashMap<>(Map.of(
                "objective",
                "reg:squarederror",
                "tree_method",
                "hist",
                "max_depth",
                depth,
                "eta",
                0.3,
                "subsample",
                subsample,
                "nthread",
                1,
                "verbosity",
                0));

        try (XgboostLibrary library =
                XgboostLibrary.train(training, labels(random, training), settings, trees, TrainingProgress.NONE)) {
            BoostedTrees own = BoostedTreesReader.read(library.stored(), NAMES.length);

            TrainingMatrix unseen = matrix(random, 3000, missing);
            float[] expected = library.predict(unseen);
            float[] walked = new float[expected.length];
            for (int row = 0; row < walked.length; row++) {
                walked[row] = own.predict(unseen.values(), row * unseen.width());
            }
            int[] bits = bits(expected);
            assertThat(bits(walked)).isEqualTo(bits);
            assertThat(Arrays.stream(bits).distinct().count()).isGreaterThan(1);
        }
    }

    private static int[] bits(float[] values) {
        return IntStream.range(0, values.length)
                .map(i -> Float.floatToRawIntBits(values[i]))
                .toArray();
    }

    /// Few distinct values, so that many meet a threshold exactly; huge, tiny and negative ones; both zeros.
    private static TrainingMatrix matrix(SplittableRandom random, int size, double missing) {
        double[][] columns = new double[NAMES.length][size];
        for (int row = 0; row < size; row++) {
            columns[0][row] = random.nextInt(12) / 10.0;
            columns[1][row] = random.nextDouble() * 1e30 * (random.nextBoolean() ? 1 : -1);
            columns[2][row] = (random.nextInt(7) - 3) * 1e-40;
            columns[3][row] = random.nextBoolean() ? -0.0 : random.nextInt(2);
            columns[4][row] = 16_777_216 + random.nextInt(5);
            for (double[] column : columns) {
                column[row] = random.nextDouble() < missing ? Double.NaN : column[row];
            }
        }
        Rows.Builder rows = Rows.builder(size);
        for (int i = 0; i < NAMES.length; i++) {
            rows.number(NAMES[i], columns[i]);
        }
        Rows built = rows.build();
        return TrainingMatrix.of(built, Encoding.learn(built, List.of(), 1));
    }

    private static float[] labels(SplittableRandom random, TrainingMatrix matrix) {
        float[] labels = new float[matrix.rows()];
        for (int row = 0; row < labels.length; row++) {
            float[] values = Arrays.copyOfRange(matrix.values(), row * matrix.width(), (row + 1) * matrix.width());
            double known = Float.isNaN(values[0]) ? 3 : 10 * values[0];
            labels[row] = (float) (known + (values[1] > 0 ? 5 : 0) + (values[3] > 0 ? 2 : 0) + random.nextDouble());
        }
        return labels;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"learner\": {\"gradient_booster\": {\"name\": \"gblinear\"}, \"learner_model_param\": {}}}",
                "not json"
            })
    void whatIsNoSuchModelIsCorrupt(String json) {
        assertThatThrownBy(() -> BoostedTreesReader.read(json.getBytes(StandardCharsets.UTF_8), 1))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT));
    }
}
