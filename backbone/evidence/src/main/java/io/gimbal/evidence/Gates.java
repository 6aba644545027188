package io.gimbal.evidence;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.evidence.GateDecision.Piece;
import io.gimbal.rules.Expression;
import io.gimbal.rules.Rule;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.rules.ValueType;
import io.gimbal.rules.Values;
import io.gimbal.rules.Variables;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Decides whether an asset may pass, from evidence alone, and says why not. Thread-safe.
///
/// Of each type the piece with the latest event time counts, unless it has expired or its verdict is undefined. What
/// does not count is missing to a condition, which is undefined then, unless the other side of an `||` holds.
public final class Gates {
    private final Database database;
    private final Dossiers dossiers;
    private final RuleCompiler compiler;
    private final Variables variables;

    /// By text. Decisions fall within the one writing transaction, which should not wait for the compiler.
    private final Map<String, Rule> compiled = new ConcurrentHashMap<>();

    public Gates(Database database, EvidenceStore store, EvidenceKinds kinds, RuleCompiler compiler, Reviews reviews) {
        this.database = database;
        this.dossiers = new Dossiers(store, kinds, reviews);
        this.compiler = compiler;
        this.variables = variables(kinds);
    }

    /// Checks that nothing in a gate is misspelt: its conditions read only what some kind of evidence measures.
    ///
    /// @return everything that is wrong, at the places of the conditions; empty when all is well
    public List<Problem> check(Gate gate) {
        List<Problem> problems = new ArrayList<>();
        for (Prerequisite prerequisite : gate.prerequisites()) {
            try {
                compiler.rule(prerequisite.condition(), variables);
            } catch (CodedException e) {
                problems.addAll(problemsOf(prerequisite, e));
            }
        }
        return problems;
    }

    /// @throws CodedException INVALID_ARGUMENT with everything that [#check] finds
    public void validate(Gate gate) {
        Problems problems = new Problems();
        problems.addAll(check(gate));
        problems.throwIfAny("gate " + gate.name());
    }

    public GateDecision decide(Gate gate, GateQuestion question) {
        return database.read(transaction -> decide(transaction, gate, question));
    }

    /// The same within a transaction, so that what was decided on is what is acted on.
    public GateDecision decide(Transaction transaction, Gate gate, GateQuestion question) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        List<EvidenceGap> gaps = new ArrayList<>();
        for (GateRole role : GateRole.values()) {
            Dossier dossier = dossiers.read(transaction, gate, question, role);
            if (question.subjects().containsKey(role)) {
                values.put(role.text(), dossier.values());
            }
            gaps.addAll(dossier.gaps());
        }
        List<Piece> pieces = gate.prerequisites().stream()
                .map(prerequisite ->
                        Piece.of(prerequisite, rule(prerequisite.condition()).explain(Values.of(values)), gaps))
                .toList();
        return new GateDecision(gate, question, pieces);
    }

    private Rule rule(Expression condition) {
        return compiled.computeIfAbsent(condition.text(), _ -> compiler.rule(condition, variables));
    }

    private static List<Problem> problemsOf(Prerequisite prerequisite, CodedException e) {
        return e.problems().isEmpty()
                ? List.of(Problem.at(prerequisite.condition().location(), e.getMessage()))
                : e.problems();
    }

    private static Variables variables(EvidenceKinds kinds) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (EvidenceKind kind : kinds.list()) {
            Map<String, ValueType> measured = new LinkedHashMap<>(kind.values().types());
            measured.putIfAbsent(Dossier.PASSED, ValueType.Scalar.FLAG);
            types.put(kind.variable(), new ValueType.ObjectOf(measured));
        }
        Variables.Builder variables = Variables.builder();
        for (GateRole role : GateRole.values()) {
            variables.put(role.text(), new ValueType.ObjectOf(types));
        }
        return variables.build();
    }
}
