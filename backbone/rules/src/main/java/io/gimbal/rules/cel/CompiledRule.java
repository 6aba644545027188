package io.gimbal.rules.cel;

import dev.cel.common.types.CelKind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import io.gimbal.rules.Clause;
import io.gimbal.rules.Expression;
import io.gimbal.rules.Outcome;
import io.gimbal.rules.Rule;
import io.gimbal.rules.Values;
import io.gimbal.rules.Variables;
import io.gimbal.rules.Verdict;
import java.util.List;
import java.util.Set;

/// A condition: the whole as one program for speed, and its clauses one by one for the explanation.
record CompiledRule(Expression expression, Variables variables, Program whole, List<ClauseProgram> clauses)
        implements Rule {
    static CompiledRule compile(Expression expression, Variables variables) {
        Compilation compilation = Compilation.of(expression, variables, Set.of(CelKind.BOOL), "a condition");
        List<ClauseProgram> clauses = Trees.clauses(compilation.tree().getExpr()).stream()
                .map(part -> ClauseProgram.of(part, compilation))
                .toList();
        return new CompiledRule(expression, variables, compilation.program(), clauses);
    }

    @Override
    public Verdict evaluate(Values values) {
        try {
            Object result = whole.eval(TracedProgram.resolver(variables, values));
            return Boolean.TRUE.equals(result) ? Verdict.HOLDS : Verdict.FAILS;
        } catch (CelEvaluationException e) {
            return Verdict.UNDEFINED;
        }
    }

    @Override
    public Outcome explain(Values values) {
        List<Clause> explained =
                clauses.stream().map(clause -> clause.explain(values)).toList();
        List<String> missing = explained.stream()
                .flatMap(clause -> clause.undefined().stream())
                .toList();
        if (explained.stream().anyMatch(clause -> clause.verdict() == Verdict.FAILS)) {
            return new Outcome.Fails(explained);
        }
        return missing.isEmpty() ? new Outcome.Holds(explained) : new Outcome.Undefined(missing, explained);
    }
}
