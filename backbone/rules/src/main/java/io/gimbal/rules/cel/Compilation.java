package io.gimbal.rules.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import io.gimbal.core.CodedException;
import io.gimbal.core.Excerpt;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.rules.Expression;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.rules.Variables;
import java.util.Set;

/// An expression that was parsed and checked.
record Compilation(Expression expression, Variables variables, CelAbstractSyntaxTree tree) {
    private static final int MAX_COMPREHENSION_DEPTH = 2;

    /// @param results the kinds of value the expression may give
    /// @param wanted what to call them, as in "a condition"
    static Compilation of(Expression expression, Variables variables, Set<CelKind> results, String wanted) {
        Problems problems = new Problems();
        requireText(expression, problems);
        problems.throwIfAny(subject(expression));
        CelValidationResult checked = Environment.compiler(variables).compile(expression.text());
        if (checked.hasError()) {
            problems.addAll(CompileProblems.of(checked.getErrors(), expression, variables));
            problems.throwIfAny(subject(expression));
        }
        CelAbstractSyntaxTree tree = treeOf(checked);
        requireResult(tree.getResultType(), results, wanted, expression, problems);
        if (Trees.comprehensionDepth(tree.getExpr()) > MAX_COMPREHENSION_DEPTH) {
            problems.add(CompileProblems.whole(
                    expression, "more than " + MAX_COMPREHENSION_DEPTH + " comprehensions inside each other"));
        }
        problems.throwIfAny(subject(expression));
        return new Compilation(expression, variables, tree);
    }

    Program program() {
        return program(tree.getExpr());
    }

    /// A program for a part of the expression.
    Program program(CelExpr part) {
        try {
            return Environment.RUNTIME.createProgram(partTree(part));
        } catch (CelEvaluationException e) {
            throw CodedException.internal("a checked expression could not be planned: " + expression.text(), e);
        }
    }

    CelAbstractSyntaxTree partTree(CelExpr part) {
        return CelAbstractSyntaxTree.newCheckedAst(part, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap());
    }

    private static void requireText(Expression expression, Problems problems) {
        int length = expression.text().codePointCount(0, expression.text().length());
        if (expression.text().isBlank()) {
            problems.add(Problem.at(expression.location(), "the expression is empty"));
        } else if (length > RuleCompiler.MAX_LENGTH) {
            problems.add(Problem.at(
                    expression.location(),
                    "the expression has " + length + " characters, at most " + RuleCompiler.MAX_LENGTH
                            + " are allowed"));
        }
    }

    private static void requireResult(
            CelType given, Set<CelKind> results, String wanted, Expression expression, Problems problems) {
        if (!results.contains(given.kind())) {
            Problem problem = CompileProblems.whole(
                    expression, "the expression gives " + CompileProblems.typeName(given) + ", expected " + wanted);
            problems.add(
                    given.kind() == CelKind.DYN
                            ? problem.withHint("say which type it is: \"... == true\", or double(...)")
                            : problem);
        }
    }

    private static CelAbstractSyntaxTree treeOf(CelValidationResult checked) {
        try {
            return checked.getAst();
        } catch (dev.cel.common.CelValidationException e) {
            throw CodedException.internal("the compiler reported no error and gave no tree", e);
        }
    }

    private static String subject(Expression expression) {
        return "the expression \"" + Excerpt.of(expression.text().strip(), 80) + "\"";
    }
}
