package io.gimbal.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.monitoring.ChunkPolicy;
import io.gimbal.monitoring.Condition;
import io.gimbal.monitoring.ErrorTally;
import io.gimbal.monitoring.ExactTotal;
import io.gimbal.monitoring.Severity;
import io.gimbal.monitoring.Signals;
import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.UndefinedReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

/// The days of the taxi story through its alerts, as a prototype of the policy (docs/decisions/0007) measured them.
class TaxiDaysTest {
    /// Day, trips, served MAE, champion MAE / validation, bias shift / validation MAE, volume, drift of inputs,
    /// prediction and label; `-` is undefined.
    private static final String DAYS = """
        03-15 5287 3.129 0.92 0.24 -0.50 1.46 0.64 0.93
        03-16 6722 4.119 1.21 0.52 -0.43 1.34 0.44 0.28
        03-17 5118 4.327 1.28 0.68 -0.59 1.34 0.66 0.27
        03-18 4603 4.508 1.33 0.77 -0.64 1.39 0.60 0.43
        03-19 3842 4.633 1.37 0.80 -0.70 1.61 0.67 0.39
        03-20 3759 4.138 - - -0.63 0.80 - 0.00
        03-21 2335 2.983 0.93 0.06 -0.68 1.91 0.45 0.50
        03-22 1289 3.063 0.98 0.24 -0.76 1.93 0.29 0.50
        03-23 1817 3.198 1.03 0.43 -0.73 2.07 0.35 0.00
        03-24 1692 3.110 1.00 0.37 -0.67 1.73 0.00 0.00
        03-25 1592 3.565 1.15 0.45 -0.65 1.81 0.00 0.00
        03-26 1545 3.224 1.04 0.48 -0.60 1.98 0.00 0.00
        03-27 1676 3.020 0.97 0.37 -0.84 2.58 0.00 0.49
        03-28 1179 2.748 0.88 0.17 -0.84 3.19 0.43 0.56
        03-29 678 2.781 0.89 0.43 -0.87 3.00 0.00 0.77
        03-30 1313 4.645 1.49 1.14 -0.80 2.64 1.09 0.00
        03-31 1310 4.759 1.53 1.22 -0.74 2.39 1.20 0.00
        04-01 1371 4.598 - - -0.14 1.01 - 0.00
        04-02 1294 2.758 1.00 -0.03 -0.16 0.73 0.00 0.00
        04-03 1403 2.986 1.08 -0.04 -0.16 0.77 0.00 0.00
        04-04 1061 2.911 1.06 -0.11 -0.10 0.88 0.00 0.00
        04-05 660 2.889 1.05 0.15 -0.03 1.04 0.00 0.00
        04-06 1173 3.065 1.11 0.07 -0.11 1.15 0.00 0.00
        04-07 1057 2.768 1.00 -0.08 -0.19 1.16 0.63 0.82
        04-08 1076 3.075 1.12 0.09 -0.32 1.00 0.93 0.75
        04-09 1094 2.733 0.99 -0.07 -0.29 0.82 0.00 0.00
        04-10 1136 3.055 1.11 -0.07 -0.32 0.72 0.00 0.00
        04-11 868 2.754 1.00 0.12 -0.26 0.85 0.00 0.00
        04-12 537 2.968 1.08 0.33 -0.21 1.91 1.29 0.00
        04-13 887 3.066 1.11 -0.02 -0.32 1.33 0.72 0.77
        04-14 1121 3.038 1.10 -0.23 -0.14 0.97 0.00 0.88
        04-15 1140 3.028 1.10 0.02 -0.28 0.88 0.67 0.00
        04-16 1166 2.895 1.05 0.11 -0.25 0.87 0.00 0.00
        04-17 1314 2.888 1.05 -0.02 -0.22 1.03 0.87 0.96
        04-18 886 2.748 1.00 -0.02 -0.25 0.89 0.00 0.00
        04-19 641 2.845 1.03 0.01 -0.05 1.02 0.00 0.00
        04-20 1140 2.909 1.06 0.06 -0.13 1.04 0.67 0.66
        04-21 994 3.202 1.16 0.04 -0.24 1.82 1.38 1.33
        04-22 1190 3.126 1.13 -0.22 -0.25 1.39 0.89 1.39
        04-23 1194 2.994 1.09 -0.03 -0.23 1.42 1.14 1.25
        04-24 1191 3.026 1.10 -0.28 -0.29 1.14 0.66 1.22
        04-25 1056 3.016 1.09 -0.25 -0.10 0.86 0.00 0.00
        04-26 615 3.336 1.21 0.05 -0.09 1.81 1.52 1.46
        04-27 1289 2.775 1.01 -0.07 -0.02 1.05 0.68 0.90
        04-28 1377 3.563 1.29 -0.21 0.05 2.06 1.82 2.27
        04-29 1468 3.351 1.22 0.00 -0.08 2.61 1.90 1.98
        04-30 1567 3.177 1.15 -0.18 0.01 2.64 2.04 2.44
        """;

    private static final ChunkPolicy CHUNKS = ChunkPolicy.of(Duration.ofDays(1), Duration.ofHours(3));

    /// The failsafe's error on the two days of each critical alert, as the table's text has it.
    private static final Map<LocalDate, Double> FAILSAFE =
            Map.of(day("03-18"), 4.089, day("03-19"), 4.089, day("03-30"), 4.839, day("03-31"), 4.839);

    private final List<String> alerts = new ArrayList<>();
    private final List<ActionRequest> requests = new ArrayList<>();
    private MonitorState state = MonitorState.NEW;

    @Test
    void theRealDaysRaiseExactlyTheListedAlerts() {
        replay();

        assertThat(alerts)
                .containsExactly(
                        "2020-03-17 WARNING volume",
                        "2020-03-17 WARNING inputs",
                        "2020-03-19 CRITICAL performance",
                        "2020-03-31 CRITICAL performance",
                        "2020-03-31 WARNING volume",
                        "2020-03-31 WARNING inputs",
                        "2020-04-21 WARNING inputs",
                        "2020-04-23 WARNING labels",
                        "2020-04-30 WARNING predictions");
    }

    @Test
    void theFailsafeEngagesOnlyWhereItWasBetterAndBothAlertsRetrain() {
        replay();

        assertThat(requests.stream().map(TaxiDaysTest::describe))
                .containsExactly(
                        "2020-03-20T03:00:00Z engage 4.565 4.089",
                        "2020-03-20T03:00:00Z retrain",
                        "2020-04-01T03:00:00Z keep 4.702 4.839",
                        "2020-04-01T03:00:00Z retrain");
    }

    private void replay() {
        List<LocalDate> replacedBefore = List.of(day("03-20"), day("04-01"));
        for (String line : DAYS.lines().toList()) {
            ChunkOutcome chunk = chunk(line.split(" "));
            if (replacedBefore.contains(chunk.day())) { // the promotion is due at the moment the chunk closes
                take(chunk.day(), alerts().referenceReplaced(state, chunk.at()));
            }
            take(chunk.day(), alerts().close(state, chunk));
        }
    }

    private void take(LocalDate day, MonitorStep step) {
        state = step.next();
        requests.addAll(step.requests());
        for (AlertChange change : step.changes()) {
            if (change instanceof AlertChange.Raised raised) {
                alerts.add(day + " " + raised.severity() + " " + raised.alert());
            }
        }
    }

    private static ChunkOutcome chunk(String[] cells) {
        LocalDate day = day(cells[0]);
        long trips = Long.parseLong(cells[1]);
        TreeMap<String, Measurement<Double>> values = new TreeMap<>();
        values.put("mae", measured(cells[3]));
        values.put("bias", measured(cells[4]));
        values.put("volume", measured(cells[5]));
        values.put("inputs", measured(cells[6]));
        values.put("prediction", measured(cells[7]));
        values.put("label", measured(cells[8]));
        ErrorTally champion = cells[3].equals("-") ? ErrorTally.NONE : tally(trips, Double.parseDouble(cells[2]));
        ErrorTally failsafe = FAILSAFE.containsKey(day) ? tally(trips, FAILSAFE.get(day)) : ErrorTally.NONE;
        return new ChunkOutcome(day, CHUNKS.closesAt(day), new Signals(values), champion, failsafe);
    }

    private static ErrorTally tally(long labels, double mae) {
        ExactTotal sum = new ExactTotal(BigDecimal.valueOf(mae).multiply(BigDecimal.valueOf(labels)));
        return new ErrorTally(labels, sum, ExactTotal.ZERO);
    }

    private static Measurement<Double> measured(String cell) {
        return cell.equals("-")
                ? Measurement.undefined(UndefinedReason.EMPTY, "not in the table")
                : Measurement.of(Double.parseDouble(cell));
    }

    private static MonitorAlerts alerts() {
        Condition bad = both((mae, bias) -> mae > 1.3 || Math.abs(bias) > 1.0);
        Condition clear = both((mae, bias) -> mae < 1.17 && Math.abs(bias) < 0.9);
        AlertActions actions = new AlertActions(FailsafeMode.IF_BETTER, Optional.of("retrain"));
        AlertPolicy performance = new AlertPolicy(
                new AlertName("performance"),
                Severity.CRITICAL,
                bad,
                clear,
                200,
                2,
                2,
                Duration.ofDays(7),
                false,
                actions);
        return new MonitorAlerts(
                List.of(
                        performance,
                        warning("volume", "volume", it -> Math.abs(it) > 0.4, it -> Math.abs(it) < 0.36),
                        warning("inputs", "inputs", it -> it > 1, it -> it < 0.9),
                        warning("predictions", "prediction", it -> it > 1, it -> it < 0.9),
                        warning("labels", "label", it -> it > 1, it -> it < 0.9)),
                Duration.ofDays(7));
    }

    private static AlertPolicy warning(String name, String signal, DoublePredicate when, DoublePredicate clear) {
        return new AlertPolicy(
                new AlertName(name),
                Severity.WARNING,
                signals -> signals.get(signal).map(when::test),
                signals -> signals.get(signal).map(clear::test),
                0,
                3,
                2,
                Duration.ofDays(14),
                false,
                AlertActions.NONE);
    }

    private interface MaeAndBias {
        boolean test(double mae, double bias);
    }

    private static Condition both(MaeAndBias question) {
        return signals -> signals.get("mae").flatMap(mae -> signals.get("bias").map(bias -> question.test(mae, bias)));
    }

    private static String describe(ActionRequest request) {
        return request.at()
                + switch (request) {
                    case ActionRequest.EngageFailsafe it -> " engage" + numbers(it.champion(), it.failsafe());
                    case ActionRequest.KeepChampion it -> " keep" + numbers(it.champion(), it.failsafe());
                    case ActionRequest.Retrain it -> " " + it.pipeline();
                    case ActionRequest.RetrainLater it -> " not before " + it.until();
                };
    }

    private static String numbers(Measurement<Double> champion, Measurement<Double> failsafe) {
        return " %.3f %.3f"
                .formatted(champion.find().orElseThrow(), failsafe.find().orElseThrow());
    }

    private static LocalDate day(String monthAndDay) {
        return LocalDate.parse("2020-" + monthAndDay);
    }
}
