package io.gimbal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every case of the golden files whose method this module has, at the case's own tolerance.
final class GoldenTest {
    /// Methods that are not built yet. A method leaves this list when it gets its runner; nothing is skipped
    /// silently.
    private static final Set<String> NOT_BUILT_YET = Set.of(
            "adwin_cut",
            "anderson_darling",
            "average_precision",
            "beta_superiority",
            "binary_confusion",
            "brier",
            "brier_decomposition",
            "burn_rate",
            "calibration_logistic",
            "cbpe",
            "cramer_von_mises",
            "cuped",
            "cusum",
            "ddm",
            "ece",
            "energy",
            "epps_singleton",
            "fairness",
            "fisher_exact",
            "g_test",
            "isotonic",
            "log_loss",
            "lsdd",
            "mann_whitney",
            "mmd",
            "msprt",
            "multiclass_f1",
            "off_policy",
            "page_hinkley",
            "pca_reconstruction",
            "roc_auc",
            "sample_size",
            "t_test",
            "threshold_search",
            "ucb1");

    @Test
    void everyMethodHasARunnerOrIsListedAsNotBuiltYet() {
        Set<String> known = new TreeSet<>(NOT_BUILT_YET);
        known.addAll(GoldenRunners.BY_METHOD.keySet());
        Set<String> inFiles =
                GoldenCase.all().stream().map(GoldenCase::method).collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).containsAll(inFiles);
        assertThat(GoldenRunners.BY_METHOD).doesNotContainKeys(NOT_BUILT_YET.toArray(String[]::new));
    }

    @TestFactory
    Stream<DynamicTest> meetsTheGoldenCase() {
        return GoldenCase.all().stream()
                .filter(golden -> !NOT_BUILT_YET.contains(golden.method()))
                .map(golden -> DynamicTest.dynamicTest(golden.file() + " " + golden.name(), () -> check(golden)));
    }

    private static void check(GoldenCase golden) {
        JsonObject actual = GoldenRunners.BY_METHOD.get(golden.method()).apply(golden);
        golden.expect().fields().forEach((field, expected) -> {
            assertThat(actual.fields()).as(golden.name()).containsKey(field);
            compare(golden, field, expected, actual.get(field));
        });
    }

    private static void compare(GoldenCase golden, String at, JsonValue expected, JsonValue actual) {
        switch (expected) {
            case JsonArray(var items)
            when actual instanceof JsonArray other -> {
                assertThat(other.items()).as(at).hasSameSizeAs(items);
                for (int i = 0; i < items.size(); i++) {
                    compare(
                            golden,
                            at + "[" + i + "]",
                            items.get(i),
                            other.items().get(i));
                }
            }
            case JsonNumber number
            when actual instanceof JsonNumber other -> {
                if (!golden.allows(other.doubleValue(), number.doubleValue())) {
                    fail("%s: %s is %s, expected %s", golden.name(), at, other, number);
                }
            }
            case JsonValue other ->
                assertThat(actual).as(golden.name() + " " + at).isEqualTo(other);
        }
    }
}
