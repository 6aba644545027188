package io.gimbal.rules.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelUnparserFactory;
import io.gimbal.core.CodedException;
import io.gimbal.rules.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what an expression compares in its syntax tree.
final class Comparisons {
    private static final List<Operator> OPERATORS = List.of(
            Operator.LESS,
            Operator.LESS_EQUALS,
            Operator.GREATER,
            Operator.GREATER_EQUALS,
            Operator.EQUALS,
            Operator.NOT_EQUALS);

    /// What functions belong to, as in `math.abs(x)`; no value of ours.
    private static final String FUNCTIONS = "math";

    private final CelSource source;
    private final List<Comparison> found = new ArrayList<>();

    private Comparisons(CelSource source) {
        this.source = source;
    }

    static List<Comparison> of(String text) {
        CelValidationResult parsed = Environment.PARSER.parse(text);
        if (parsed.hasError()) {
            return List.of();
        }
        CelAbstractSyntaxTree tree = tree(parsed);
        Comparisons comparisons = new Comparisons(tree.getSource());
        comparisons.collect(tree.getExpr());
        return List.copyOf(comparisons.found);
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult parsed) {
        try {
            return parsed.getAst();
        } catch (CelValidationException e) {
            throw CodedException.internal("the parser reported no error and gave no tree", e);
        }
    }

    private void collect(CelExpr part) {
        if (OPERATORS.stream().anyMatch(operator -> Trees.isCall(part, operator))) {
            found.add(new Comparison(
                    CelUnparserFactory.newUnparser().unparse(CelAbstractSyntaxTree.newParsedAst(part, source)),
                    reads(part.call().args().get(0)),
                    reads(part.call().args().get(1))));
        }
        Trees.children(part).forEach(this::collect);
    }

    private static List<String> reads(CelExpr part) {
        Optional<String> path = path(part);
        return path.isPresent()
                ? path.filter(name -> !name.equals(FUNCTIONS)).stream().toList()
                : Trees.children(part).stream()
                        .flatMap(child -> reads(child).stream())
                        .distinct()
                        .toList();
    }

    /// A name with the fields that follow it.
    private static Optional<String> path(CelExpr part) {
        return switch (part.getKind()) {
            case IDENT -> Optional.of(part.ident().name());
            case SELECT ->
                path(part.select().operand())
                        .map(before -> before + "." + part.select().field());
            case NOT_SET, CONSTANT, CALL, LIST, STRUCT, MAP, COMPREHENSION -> Optional.empty();
        };
    }
}
