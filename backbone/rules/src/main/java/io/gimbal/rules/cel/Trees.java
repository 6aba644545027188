package io.gimbal.rules.cel;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;

/// Questions to a syntax tree.
final class Trees {
    private Trees() {}

    /// The parts of a conjunction in the order of the text; the expression itself if it is none.
    static List<CelExpr> clauses(CelExpr tree) {
        List<CelExpr> clauses = new ArrayList<>();
        collectClauses(tree, clauses);
        return clauses;
    }

    private static void collectClauses(CelExpr tree, List<CelExpr> clauses) {
        if (isCall(tree, Operator.LOGICAL_AND)) {
            tree.call().args().forEach(part -> collectClauses(part, clauses));
        } else {
            clauses.add(tree);
        }
    }

    static boolean isCall(CelExpr tree, Operator operator) {
        return tree.getKind() == CelExpr.ExprKind.Kind.CALL
                && tree.call().function().equals(operator.getFunction());
    }

    static int comprehensionDepth(CelExpr tree) {
        int below = children(tree).stream()
                .mapToInt(Trees::comprehensionDepth)
                .max()
                .orElse(0);
        return below + (tree.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION ? 1 : 0);
    }

    static List<CelExpr> children(CelExpr tree) {
        return switch (tree.getKind()) {
            case NOT_SET, CONSTANT, IDENT -> List.of();
            case SELECT -> List.of(tree.select().operand());
            case CALL -> {
                List<CelExpr> all = new ArrayList<>();
                tree.call().target().ifPresent(all::add);
                all.addAll(tree.call().args());
                yield all;
            }
            case LIST -> tree.list().elements();
            case STRUCT ->
                tree.struct().entries().stream()
                        .map(CelExpr.CelStruct.Entry::value)
                        .toList();
            case MAP -> {
                List<CelExpr> all = new ArrayList<>();
                tree.map().entries().forEach(entry -> {
                    all.add(entry.key());
                    all.add(entry.value());
                });
                yield all;
            }
            case COMPREHENSION ->
                List.of(
                        tree.comprehension().iterRange(),
                        tree.comprehension().accuInit(),
                        tree.comprehension().loopCondition(),
                        tree.comprehension().loopStep(),
                        tree.comprehension().result());
        };
    }
}
