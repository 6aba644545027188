package io.gimbal.rules.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelUnparserFactory;
import io.gimbal.rules.Clause;
import io.gimbal.rules.Values;
import io.gimbal.rules.Verdict;
import java.util.List;
import java.util.Optional;

/// One clause of a conjunction, ready to be explained.
record ClauseProgram(String text, int line, int column, String excerpt, TracedProgram program) {
    static ClauseProgram of(CelExpr part, Compilation compilation) {
        CelAbstractSyntaxTree tree = compilation.partTree(part);
        int start = firstOffset(part, tree);
        String before = beginning(compilation.expression().text(), start);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = start - before.codePointCount(0, before.lastIndexOf('\n') + 1) + 1;
        return new ClauseProgram(
                CelUnparserFactory.newUnparser().unparse(tree),
                line,
                column,
                compilation.expression().excerpt(line, column),
                TracedProgram.of(part, compilation));
    }

    Clause explain(Values values) {
        TracedProgram.Trace trace = program.run(values);
        Verdict verdict = switch (trace.result().orElse(null)) {
            case Boolean holds -> holds ? Verdict.HOLDS : Verdict.FAILS;
            case null, default -> Verdict.UNDEFINED;
        };
        Optional<String> undefined = verdict == Verdict.UNDEFINED ? Optional.of(reason(trace)) : Optional.empty();
        List<String> mentions = program.paths().stream().map(ReadPath::text).toList();
        return new Clause(text, line, column, excerpt, verdict, trace.reads(), mentions, undefined);
    }

    /// A clause of unknown type may have given something else than true or false.
    private String reason(TracedProgram.Trace trace) {
        return trace.result()
                .map(result -> text + " is " + Binding.describe(result) + ", expected true or false")
                .orElse(trace.undefined());
    }

    private static int firstOffset(CelExpr part, CelAbstractSyntaxTree tree) {
        int own = tree.getSource().getPositionsMap().getOrDefault(part.id(), Integer.MAX_VALUE);
        return Trees.children(part).stream()
                .mapToInt(child -> firstOffset(child, tree))
                .reduce(own, Math::min);
    }

    private static String beginning(String text, int codePoints) {
        return text.substring(
                0, text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length()))));
    }
}
