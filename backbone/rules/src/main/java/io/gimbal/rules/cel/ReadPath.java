package io.gimbal.rules.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A place where an expression reads something that was bound: a variable with the fields and constant keys that
/// follow it.
///
/// @param id the node that gives the value
/// @param offset where the library says the node stands
record ReadPath(long id, int offset, String text) {
    /// The longest paths in a part of a tree, in the order of the text, each text once.
    static List<ReadPath> of(CelExpr part, Compilation compilation) {
        List<ReadPath> paths = new ArrayList<>();
        collect(part, compilation, paths);
        return List.copyOf(paths);
    }

    private static void collect(CelExpr part, Compilation compilation, List<ReadPath> paths) {
        if (isPath(part, compilation.variables().types().keySet(), compilation)) {
            add(part, compilation, paths);
        } else {
            Trees.children(part).forEach(child -> collect(child, compilation, paths));
        }
    }

    private static void add(CelExpr part, Compilation compilation, List<ReadPath> paths) {
        CelAbstractSyntaxTree tree = compilation.partTree(part);
        String text = CelUnparserFactory.newUnparser().unparse(tree);
        if (paths.stream().noneMatch(path -> path.text().equals(text))) {
            int offset = tree.getSource().getPositionsMap().getOrDefault(part.id(), 0);
            paths.add(new ReadPath(part.id(), offset, text));
        }
    }

    private static boolean isPath(CelExpr part, Set<String> variables, Compilation compilation) {
        return switch (part.getKind()) {
            case IDENT -> isVariable(part, variables, compilation);
            case SELECT -> !part.select().testOnly() && isPath(part.select().operand(), variables, compilation);
            case CALL ->
                Trees.isCall(part, Operator.INDEX)
                        && part.call().args().get(1).getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && isPath(part.call().args().get(0), variables, compilation);
            case NOT_SET, CONSTANT, LIST, STRUCT, MAP, COMPREHENSION -> false;
        };
    }

    /// A comprehension's own variable may have a bound variable's name; then it is not one of ours, but no harm is
    /// done by showing its first value.
    private static boolean isVariable(CelExpr part, Set<String> variables, Compilation compilation) {
        return compilation.tree().getReference(part.id()).isPresent()
                && variables.contains(part.ident().name());
    }
}
