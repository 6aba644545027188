package io.gimbal.rules.cel;

import io.gimbal.rules.Comparison;
import io.gimbal.rules.Expression;
import io.gimbal.rules.Formula;
import io.gimbal.rules.Rule;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.rules.Variables;
import java.util.List;

/// Compiles with the library, which is loaded by the first call and not by making this.
public final class CelRuleCompiler implements RuleCompiler {
    @Override
    public Rule rule(Expression expression, Variables variables) {
        return CompiledRule.compile(expression, variables);
    }

    @Override
    public Formula formula(Expression expression, Variables variables) {
        return CompiledFormula.compile(expression, variables);
    }

    @Override
    public List<Comparison> comparisons(String text) {
        return Comparisons.of(text);
    }
}
