package io.gimbal.rules;

import java.util.List;

/// Compiles expressions. Thread-safe. Compiling takes milliseconds, evaluating about a microsecond: compile once.
///
/// Limits: [#MAX_LENGTH] characters, nesting of 40, two comprehensions (`all`, `exists`, `map`, `filter`) inside each
/// other, [#MAX_ITERATIONS] steps of comprehensions in one evaluation, beyond which the result is undefined.
///
/// @see <a href="https://github.com/google/cel-spec/blob/master/doc/langdef.md">the language</a>; in addition
///     `math.least`, `math.greatest`, `math.abs`, `math.round`, `math.ceil`, `math.floor`
public interface RuleCompiler {
    int MAX_LENGTH = 4_000;
    int MAX_ITERATIONS = 10_000;

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT carrying each problem with its place, the text with a
    ///     caret and the nearest valid name; also when the expression is not a condition
    Rule rule(Expression expression, Variables variables);

    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT as for [#rule]; also when the expression is no number
    Formula formula(Expression expression, Variables variables);

    /// What an expression compares, in the order of the text, by its syntax alone: whether its names mean anything is
    /// not asked.
    ///
    /// @return empty for a text that is no expression
    List<Comparison> comparisons(String text);
}
