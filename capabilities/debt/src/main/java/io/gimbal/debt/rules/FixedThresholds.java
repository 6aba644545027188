package io.gimbal.debt.rules;

import io.gimbal.debt.DebtRule;
import io.gimbal.debt.Finding;
import io.gimbal.debt.FindingKind;
import io.gimbal.debt.Kinds;
import io.gimbal.debt.Surroundings;
import io.gimbal.graph.Asset;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonBoolean;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.rules.Comparison;
import io.gimbal.rules.RuleCompiler;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Rules that compare what moves with the data, a prediction or its error, with nothing but a number.
///
/// `chunk.mae > 1.3 * validation.mae` moves along and is fine; `chunk.mae > 4.0` is not, whichever side the number
/// stands on. Limits of time, size and count are requirements, not thresholds of this kind.
public final class FixedThresholds implements DebtRule {
    /// The last word of a measure's name: of `worst_slice_mae` it is `mae`.
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

    private final RuleCompiler compiler;

    public FixedThresholds(RuleCompiler compiler) {
        this.compiler = compiler;
    }

    @Override
    public List<Finding> find(Surroundings surroundings) {
        return Stream.of(Kinds.ENDPOINT, Kinds.MONITOR, Kinds.STAGE_POLICY)
                .flatMap(kind -> surroundings.ofKind(kind).stream())
                .flatMap(asset -> finding(surroundings, asset).stream())
                .toList();
    }

    private Optional<Finding> finding(Surroundings surroundings, Asset asset) {
        Set<String> fixed = new LinkedHashSet<>();
        collect(asset.facts(), fixed);
        if (fixed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                FindingKind.FIXED_THRESHOLD,
                asset.ref(),
                surroundings.owner(asset.ref()),
                "compares what moves with the data with fixed numbers: " + String.join(", ", fixed),
                List.of()));
    }

    /// Any text may be a rule; one that is none compares nothing.
    private void collect(JsonValue value, Set<String> fixed) {
        switch (value) {
            case JsonObject object -> object.fields().values().forEach(part -> collect(part, fixed));
            case JsonArray array -> array.items().forEach(part -> collect(part, fixed));
            case JsonString text ->
                compiler.comparisons(text.value()).stream()
                        .filter(FixedThresholds::isFixed)
                        .map(Comparison::text)
                        .forEach(fixed::add);
            case JsonNumber _, JsonBoolean _, JsonNull _ -> {}
        }
    }

    private static boolean isFixed(Comparison comparison) {
        return (comparison.left().isEmpty() && isMoving(comparison.right()))
                || (comparison.right().isEmpty() && isMoving(comparison.left()));
    }

    /// Of two things that move the difference or the ratio is compared, which is what a limit should look like.
    private static boolean isMoving(List<String> reads) {
        return reads.size() == 1 && isMoving(reads.getFirst());
    }

    private static boolean isMoving(String name) {
        boolean isRelative = name.startsWith("drift."); // a share of its own limit, which moves along
        return !isRelative
                && MOVING.contains(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('_')) + 1));
    }
}
