package io.gimbal.debt.rules;

import io.gimbal.debt.DebtRule;
import io.gimbal.debt.Finding;
import io.gimbal.debt.FindingKind;
import io.gimbal.debt.Kinds;
import io.gimbal.debt.Surroundings;
import io.gimbal.graph.Asset;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rules that compare what moves with the data, a prediction or its error, with nothing but a number.
///
/// `chunk.mae > 1.3 * validation.mae` moves along and is fine; `chunk.mae > 4.0` is not. Limits of time, size and
/// count are requirements, not thresholds of this kind.
public final class FixedThresholds implements DebtRule {
    /// A name, a comparison, and a number that is not part of a larger term.
    private static final Pattern COMPARISON = Pattern.compile(
            "(?<![\\w.*/+-])([A-Za-z_][\\w.]*)\\)?\\s*(<=|>=|<|>|==|!=)\\s*(-?\\d+(?:\\.\\d+)?)(?![\\w.]|\\s*[*/+-])");

    private static final Set<String> MOVING = Set.of(
            "value",
            "prediction",
            "score",
            "probability",
            "mae",
            "mse",
            "rmse",
            "bias",
            "error",
            "accuracy",
            "auc",
            "precision",
            "recall",
            "f1");

    @Override
    public List<Finding> find(Surroundings surroundings) {
        return Stream.of(Kinds.ENDPOINT, Kinds.MONITOR, Kinds.STAGE_POLICY)
                .flatMap(kind -> surroundings.ofKind(kind).stream())
                .flatMap(asset -> finding(surroundings, asset).stream())
                .toList();
    }

    private static Optional<Finding> finding(Surroundings surroundings, Asset asset) {
        Set<String> comparisons = new LinkedHashSet<>();
        collect(asset.facts(), comparisons);
        if (comparisons.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                FindingKind.FIXED_THRESHOLD,
                asset.ref(),
                surroundings.owner(asset.ref()),
                "compares what moves with the data with fixed numbers: " + String.join(", ", comparisons),
                List.of()));
    }

    private static void collect(JsonValue value, Set<String> comparisons) {
        switch (value) {
            case JsonObject object -> object.fields().values().forEach(part -> collect(part, comparisons));
            case JsonArray array -> array.items().forEach(part -> collect(part, comparisons));
            case JsonString text -> comparisons(text.value(), comparisons);
            default -> {
                // numbers, flags and null hold no rule
            }
        }
    }

    private static void comparisons(String text, Set<String> comparisons) {
        Matcher matcher = COMPARISON.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            boolean relative = name.startsWith("drift."); // a share of its own limit, which moves along
            if (!relative && MOVING.contains(name.substring(name.lastIndexOf('.') + 1))) {
                comparisons.add(name + " " + matcher.group(2) + " " + matcher.group(3));
            }
        }
    }
}
