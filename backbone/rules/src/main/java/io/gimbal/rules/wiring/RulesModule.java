package io.gimbal.rules.wiring;

import io.gimbal.rules.RuleCompiler;
import io.gimbal.rules.cel.CelRuleCompiler;

/// The rules of one process. The library behind the compiler is loaded with the first compilation, not here.
public record RulesModule(RuleCompiler compiler) {
    public static RulesModule create() {
        return new RulesModule(new CelRuleCompiler());
    }
}
