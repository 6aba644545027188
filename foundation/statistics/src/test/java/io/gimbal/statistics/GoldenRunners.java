package io.gimbal.statistics;

import static io.gimbal.statistics.GoldenAnswer.answer;
import static io.gimbal.statistics.GoldenAnswer.json;
import static io.gimbal.statistics.GoldenAnswer.number;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.statistics.KolmogorovSmirnov.Alternative;
import io.gimbal.statistics.KolmogorovSmirnov.Law;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// How each method of the golden files is asked of this module.
final class GoldenRunners {
    static final Map<String, Function<GoldenCase, JsonObject>> BY_METHOD = Map.ofEntries(
            Map.entry("ks", GoldenRunners::kolmogorovSmirnov),
            Map.entry("chi_square", GoldenRunners::chiSquare),
            Map.entry("chi_square_gof", at -> test(table(at).map(GoldenRunners::goodnessOfFit))),
            Map.entry("z_test", at -> test(ProportionTest.compare(ones(at.reference()), ones(at.current())))),
            Map.entry("psi", at -> divergence(at, new Divergence.PopulationStability(floor(at)))),
            Map.entry("kl", at -> divergence(at, new Divergence.KullbackLeibler(floor(at)))),
            Map.entry("jensen_shannon", at -> divergence(at, new Divergence.JensenShannon(base(at)))),
            Map.entry("hellinger", at -> divergence(at, new Divergence.Hellinger())),
            Map.entry("tvd", at -> divergence(at, new Divergence.TotalVariation())),
            Map.entry("l_infinity", at -> divergence(at, new Divergence.LInfinity())),
            Map.entry("wasserstein", GoldenRunners::wasserstein),
            Map.entry("multiple_testing", GoldenRunners::multipleTesting),
            Map.entry("prediction_bias", GoldenRunners::predictionBias),
            Map.entry("regression", GoldenRunners::regression),
            Map.entry("wilson", GoldenRunners::wilson),
            Map.entry("ab_proportions", GoldenRunners::proportions),
            Map.entry("srm", GoldenRunners::sampleRatio));

    private GoldenRunners() {}

    private static JsonObject kolmogorovSmirnov(GoldenCase at) {
        if (at.fields().has("params") || at.expect().has("error")) {
            Alternative alternative = Alternative.valueOf(at.params()
                    .findText("alternative")
                    .orElse("two-sided")
                    .replace('-', '_')
                    .toUpperCase(Locale.ROOT));
            Law law = at.params().findText("p_method").orElse("exact").equals("exact") ? Law.EXACT : Law.ASYMPTOTIC;
            return answer(ks(at, alternative, law), result -> {
                JsonObject.Builder answer = JsonObject.builder()
                        .put("statistic", result.statistic())
                        .put("p_value", result.pValue());
                if (alternative == Alternative.TWO_SIDED) {
                    answer.put("p_value_kolmogorov_limit", number(p(at, Law.LIMIT)));
                }
                return answer.build();
            });
        }
        return answer(
                ks(at, Alternative.TWO_SIDED, Law.EXACT),
                exact -> JsonObject.builder()
                        .put("statistic", exact.statistic())
                        .put("p_exact", exact.pValue())
                        .put("p_asymptotic", number(p(at, Law.ASYMPTOTIC)))
                        .put("p_kolmogorov_limit", number(p(at, Law.LIMIT)))
                        .build());
    }

    private static Measurement<TestResult> ks(GoldenCase at, Alternative alternative, Law law) {
        return new KolmogorovSmirnov(alternative, law).compare(at.reference(), at.current());
    }

    private static Measurement<Double> p(GoldenCase at, Law law) {
        return ks(at, Alternative.TWO_SIDED, law).map(TestResult::pValue);
    }

    private static JsonObject chiSquare(GoldenCase at) {
        boolean yates = at.params().findFlag("yates").orElse(false);
        return test(table(at).map(new ChiSquare(yates)::compare));
    }

    private static TestResult goodnessOfFit(Table table) {
        return GoodnessOfFit.compare(table);
    }

    private static Proportion ones(Sample zerosAndOnes) {
        return new Proportion(zerosAndOnes.size() - zerosAndOnes.countBelow(1), zerosAndOnes.size());
    }

    private static Measurement<Table> table(GoldenCase at) {
        if (at.isCategorical()) {
            MissingPolicy policy = MissingPolicy.valueOf(
                    at.params().findText("missing").orElse("drop").toUpperCase(Locale.ROOT));
            return Table.of(at.categories("reference"), at.categories("current"), policy);
        }
        return Table.of(binning(at), at.reference(), at.current());
    }

    private static Binning binning(GoldenCase at) {
        return BinningRule.valueOf(at.params().text("binning").toUpperCase(Locale.ROOT));
    }

    private static JsonObject divergence(GoldenCase at, Divergence divergence) {
        return answer(table(at), table -> {
            JsonObject.Builder answer = JsonObject.builder()
                    .put("distance", divergence.measure(table).value())
                    .put("p_ref", json(table.referenceShares()))
                    .put("p_cur", json(table.currentShares()));
            if (!at.isCategorical()) {
                answer.put("edges", edges(binning(at).partition(at.reference(), at.current())));
            }
            return answer.build();
        });
    }

    private static JsonArray edges(Partition partition) {
        return switch (partition) {
            case Intervals intervals -> json(intervals.edges());
            case DistinctValues distinct -> json(distinct.values());
        };
    }

    private static double floor(GoldenCase at) {
        return at.params().findNumber("zero_floor").orElse(1e-4);
    }

    private static double base(GoldenCase at) {
        return switch (at.params().find("log_base").orElse(JsonValue.of(2))) {
            case JsonString(String e) when e.equals("e") -> Math.E;
            case JsonNumber number -> number.doubleValue();
            case JsonValue other -> throw new IllegalArgumentException("not a base: " + other);
        };
    }

    private static JsonObject wasserstein(GoldenCase at) {
        boolean plain = at.params().findText("norm").orElse("none").equals("none");
        Wasserstein.Norm norm = plain ? Wasserstein.Norm.NONE : Wasserstein.Norm.REFERENCE_DEVIATION_ABSOLUTE_FLOOR;
        return answer(
                new Wasserstein(norm).measure(at.reference(), at.current()),
                distance ->
                        JsonObject.builder().put("distance", distance.value()).build());
    }

    private static JsonObject multipleTesting(GoldenCase at) {
        double[] adjusted = Correction.valueOf(at.params().text("procedure").toUpperCase(Locale.ROOT))
                .adjust(at.numbers("p_values"));
        double alpha = at.params().number("alpha");
        List<JsonValue> reject = Arrays.stream(adjusted)
                .<JsonValue>mapToObj(p -> JsonValue.of(p <= alpha))
                .toList();
        return JsonObject.builder()
                .put("adjusted", json(adjusted))
                .put("reject", new JsonArray(reject))
                .build();
    }

    private static JsonObject predictionBias(GoldenCase at) {
        return answer(
                PredictionBias.of(at.pairs("y_score")),
                bias -> JsonObject.builder()
                        .put("mean_prediction", bias.meanPrediction())
                        .put("mean_label", bias.meanLabel())
                        .put("bias", bias.bias())
                        .put("ratio", number(bias.ratio()))
                        .put("z", number(bias.z()))
                        .build());
    }

    private static JsonObject regression(GoldenCase at) {
        return answer(
                RegressionErrors.of(at.pairs("y_pred")),
                errors -> JsonObject.builder()
                        .put("rmse", errors.rootMeanSquared().value())
                        .put("mae", errors.meanAbsolute().value())
                        .put("medae", errors.medianAbsolute())
                        .put("r2", number(errors.rSquared()))
                        .put("bias", errors.bias().value())
                        .put("mape", number(errors.meanAbsolutePercentage()))
                        .put("max_error", errors.maximumAbsolute())
                        .build());
    }

    private static JsonObject wilson(GoldenCase at) {
        Proportion proportion =
                new Proportion(at.params().integer("success"), at.params().integer("n"));
        return answer(
                proportion.wilson(at.params().findNumber("confidence").orElse(0.95)),
                interval -> JsonObject.builder().put("interval", json(interval)).build());
    }

    private static JsonObject proportions(GoldenCase at) {
        double[] successes = GoldenCase.numbers(at.params().array("success"));
        double[] trials = GoldenCase.numbers(at.params().array("n"));
        Proportion a = new Proportion((long) successes[0], (long) trials[0]);
        Proportion b = new Proportion((long) successes[1], (long) trials[1]);
        return answer(
                ProportionTest.compare(a, b),
                result -> JsonObject.builder()
                        .put("z", result.statistic())
                        .put("p_value", result.pValue())
                        .put("wilson_a", json(a.wilson(0.95).find().orElseThrow()))
                        .put("wilson_b", json(b.wilson(0.95).find().orElseThrow()))
                        .build());
    }

    private static JsonObject sampleRatio(GoldenCase at) {
        List<Long> observed = at.params().array("observed").numbers().stream()
                .map(JsonNumber::longValue)
                .toList();
        List<Double> shares = at.params().array("expected_share").numbers().stream()
                .map(JsonNumber::doubleValue)
                .toList();
        return answer(
                GoodnessOfFit.shares(observed, shares),
                result -> JsonObject.builder()
                        .put("statistic", result.statistic())
                        .put("p_value", result.pValue())
                        .put("alarm", result.pValue() < 0.001)
                        .build());
    }

    private static JsonObject test(Measurement<TestResult> measured) {
        return answer(
                measured,
                result -> JsonObject.builder()
                        .put("statistic", GoldenAnswer.number(result.statistic()))
                        .put("p_value", result.pValue())
                        .put("df", (long) result.degreesOfFreedom())
                        .build());
    }
}
