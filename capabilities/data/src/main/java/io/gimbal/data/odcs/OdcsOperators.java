package io.gimbal.data.odcs;

import io.gimbal.data.Expectation;
import io.gimbal.data.Expectation.Comparison;
import io.gimbal.data.Expectation.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The operators of a quality rule, like `mustBeLessThan: 5`. Several are taken together: the standard's own
/// examples have two.
final class OdcsOperators {
    private OdcsOperators() {}

    /// Empty when a problem was collected.
    static Optional<Expectation> read(Node rule) {
        List<Comparison> comparisons = new ArrayList<>();
        List<Operator> written = Arrays.stream(Operator.values())
                .filter(operator -> rule.has(operator.key()))
                .toList();
        for (Operator operator : written) {
            if (operator.ofRange()) {
                range(rule, operator).ifPresent(comparisons::add);
            } else {
                rule.findNumber(operator.key())
                        .ifPresent(value -> comparisons.add(new Comparison(operator, value, value)));
            }
        }
        if (written.isEmpty()) {
            String keys = Arrays.stream(Operator.values()).map(Operator::key).collect(Collectors.joining(", "));
            rule.problem("mustBe", "is missing, expected one of " + keys);
        }
        return comparisons.isEmpty() ? Optional.empty() : Optional.of(new Expectation(comparisons));
    }

    private static Optional<Comparison> range(Node rule, Operator operator) {
        List<Double> ends = rule.numbers(operator.key());
        if (ends.size() != 2 || ends.get(0) > ends.get(1)) {
            rule.problem(operator.key(), "expected two numbers, the smaller one first");
            return Optional.empty();
        }
        return Optional.of(new Comparison(operator, ends.get(0), ends.get(1)));
    }
}
