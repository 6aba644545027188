package io.gimbal.rules.cel;

import dev.cel.common.CelOptions;
import dev.cel.common.Operator;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.RuntimeEquality;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import dev.cel.runtime.standard.CelStandardOverload;
import dev.cel.runtime.standard.DivideOperator.DivideOverload;
import dev.cel.runtime.standard.GreaterEqualsOperator.GreaterEqualsOverload;
import dev.cel.runtime.standard.GreaterOperator.GreaterOverload;
import dev.cel.runtime.standard.LessEqualsOperator.LessEqualsOverload;
import dev.cel.runtime.standard.LessOperator.LessOverload;
import dev.cel.runtime.standard.MultiplyOperator.MultiplyOverload;
import dev.cel.runtime.standard.SubtractOperator.SubtractOverload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The library's operators with one difference: where floating point or dynamic typing would answer something
/// although there is no answer, these are undefined. Not-a-number is not "less", `0.0` does not divide, a sum that
/// leaves the range of numbers is no sum, and `"5" == 5` is a question without an answer rather than false.
final class StrictOperators {
    private static final StandardFunction[] REPLACED = {
        StandardFunction.ADD,
        StandardFunction.SUBTRACT,
        StandardFunction.MULTIPLY,
        StandardFunction.DIVIDE,
        StandardFunction.LESS,
        StandardFunction.LESS_EQUALS,
        StandardFunction.GREATER,
        StandardFunction.GREATER_EQUALS,
        StandardFunction.EQUALS,
        StandardFunction.NOT_EQUALS,
        StandardFunction.IN
    };

    private StrictOperators() {}

    /// The library's functions without those of [#bindings].
    static CelStandardFunctions remaining() {
        return CelStandardFunctions.newBuilder().excludeFunctions(REPLACED).build();
    }

    static List<CelFunctionBinding> bindings(CelOptions options, RuntimeEquality equality) {
        Map<Operator, CelStandardOverload[]> numeric = Map.of(
                Operator.ADD, AddOverload.values(),
                Operator.SUBTRACT, SubtractOverload.values(),
                Operator.MULTIPLY, MultiplyOverload.values(),
                Operator.DIVIDE, DivideOverload.values(),
                Operator.LESS, LessOverload.values(),
                Operator.LESS_EQUALS, LessEqualsOverload.values(),
                Operator.GREATER, GreaterOverload.values(),
                Operator.GREATER_EQUALS, GreaterEqualsOverload.values());
        List<CelFunctionBinding> all = new ArrayList<>();
        numeric.forEach((operator, overloads) -> all.addAll(guarded(operator, overloads, options, equality)));
        all.addAll(CelFunctionBinding.fromOverloads(
                Operator.EQUALS.getFunction(),
                CelFunctionBinding.from("equals", Object.class, Object.class, StrictEquality::equal)));
        all.addAll(CelFunctionBinding.fromOverloads(
                Operator.NOT_EQUALS.getFunction(),
                CelFunctionBinding.from(
                        "not_equals", Object.class, Object.class, (a, b) -> !StrictEquality.equal(a, b))));
        all.addAll(CelFunctionBinding.fromOverloads(
                Operator.IN.getFunction(),
                CelFunctionBinding.from("in_list", Object.class, List.class, StrictEquality::isIn),
                CelFunctionBinding.from("in_map", Object.class, Map.class, (key, map) -> map.containsKey(key))));
        return all;
    }

    private static Collection<CelFunctionBinding> guarded(
            Operator operator, CelStandardOverload[] overloads, CelOptions options, RuntimeEquality equality) {
        List<CelFunctionBinding> bindings = new ArrayList<>();
        for (CelStandardOverload overload : overloads) {
            CelFunctionBinding standard = overload.newFunctionBinding(options, equality);
            bindings.add(standard.getArgTypes().contains(Double.class) ? guard(operator, standard) : standard);
        }
        return CelFunctionBinding.fromOverloads(operator.getFunction(), bindings);
    }

    private static CelFunctionBinding guard(Operator operator, CelFunctionBinding standard) {
        boolean divides = operator == Operator.DIVIDE;
        return CelFunctionBinding.from(
                standard.getOverloadId(),
                standard.getArgTypes().get(0),
                standard.getArgTypes().get(1),
                (a, b) -> {
                    requireNumber(a);
                    requireNumber(b);
                    if (divides && (b.equals(0.0) || b.equals(-0.0))) {
                        throw new UndefinedValue("division by zero");
                    }
                    return requireFinite(standard.getDefinition().apply(new Object[] {a, b}), a, b);
                });
    }

    private static void requireNumber(Object operand) {
        if (operand instanceof Double number && number.isNaN()) {
            throw new UndefinedValue("not a number");
        }
    }

    private static Object requireFinite(Object result, Object a, Object b) {
        if (result instanceof Double number && !Double.isFinite(number)) {
            throw new UndefinedValue("the result of " + a + " and " + b + " is beyond the range of numbers");
        }
        return result;
    }
}
