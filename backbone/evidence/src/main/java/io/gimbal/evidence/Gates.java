package io.gimbal.evidence;

import io.gimbal.evidence.GateDecision.Piece;
import io.gimbal.evidence.GateDecision.State;
import io.gimbal.rules.Expression;
import io.gimbal.rules.Outcome;
import io.gimbal.rules.Rule;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.rules.Values;
import io.gimbal.rules.Variables;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides whether an asset may pass, from evidence alone, and says why not. Thread-safe.
public final class Gates {
    private static final String CHAMPION = "champion";

    private final Database database;
    private final EvidenceLog evidence;
    private final EvidenceKinds kinds;
    private final RuleCompiler compiler;
    private final Reviews reviews;

    public Gates(Database database, EvidenceLog evidence, EvidenceKinds kinds, RuleCompiler compiler, Reviews reviews) {
        this.database = database;
        this.evidence = evidence;
        this.kinds = kinds;
        this.compiler = compiler;
        this.reviews = reviews;
    }

    /// Checks that nothing in the gate is misspelt.
    ///
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT if nothing gives such evidence, or with what
    ///     is wrong in a rule
    public void validate(Gate gate) {
        for (Prerequisite prerequisite : gate.prerequisites()) {
            EvidenceKind kind = kinds.get(prerequisite.type());
            if (prerequisite instanceof Prerequisite.Check check) {
                check.rule().ifPresent(rule -> compile(kind, rule));
            }
        }
    }

    public GateDecision decide(Gate gate, GateQuestion question) {
        return database.read(transaction -> decide(transaction, gate, question));
    }

    /// The same within a transaction, so that what was decided on is what is acted on.
    public GateDecision decide(Transaction transaction, Gate gate, GateQuestion question) throws SQLException {
        List<Piece> pieces = new ArrayList<>();
        for (Prerequisite prerequisite : gate.prerequisites()) {
            pieces.add(
                    switch (prerequisite) {
                        case Prerequisite.Check check -> decide(transaction, check, question);
                        case Prerequisite.Review review -> reviews.decide(transaction, review, question);
                    });
        }
        return new GateDecision(gate, question, pieces);
    }

    private Piece decide(Transaction transaction, Prerequisite.Check check, GateQuestion question) throws SQLException {
        Optional<Evidence> found = evidence.latest(transaction, question.subject(), check.type());
        if (found.isEmpty()) {
            String description = kinds.get(check.type()).description();
            return new Piece(check, State.MISSING, "nobody has checked this yet: " + description);
        }
        Evidence piece = found.get();
        if (tooOld(piece, check, question.at())) {
            return new Piece(check, State.EXPIRED, age(piece, check, question.at()));
        }
        return switch (piece.verdict()) {
            case FAILED -> new Piece(check, State.FAILED, piece.result().summary());
            case UNDEFINED -> new Piece(check, State.UNDEFINED, piece.result().summary());
            case PASSED -> judge(transaction, check, piece, question);
        };
    }

    private Piece judge(Transaction transaction, Prerequisite.Check check, Evidence piece, GateQuestion question)
            throws SQLException {
        if (check.rule().isEmpty()) {
            return new Piece(check, State.PASSED, piece.result().summary());
        }
        Rule rule = compile(kinds.get(check.type()), check.rule().get());
        Outcome outcome = rule.explain(values(transaction, piece, question));
        State state = switch (outcome) {
            case Outcome.Holds holds -> State.PASSED;
            case Outcome.Fails fails -> State.FAILED;
            case Outcome.Undefined undefined -> State.UNDEFINED;
        };
        return new Piece(check, state, outcome.explanation());
    }

    private Values values(Transaction transaction, Evidence piece, GateQuestion question) throws SQLException {
        EvidenceValues values = EvidenceValues.of(piece.values());
        if (question.champion().isPresent()) {
            evidence.latest(transaction, question.champion().get(), piece.type())
                    .ifPresent(other -> values.put(CHAMPION, other.values()));
        }
        return values;
    }

    private Rule compile(EvidenceKind kind, Expression expression) {
        Variables.Builder variables = Variables.builder();
        kind.values().types().forEach(variables::put);
        variables.object(CHAMPION, kind.values());
        return compiler.rule(expression, variables.build());
    }

    static boolean tooOld(Evidence piece, Prerequisite wanted, Instant at) {
        return piece.expiredAt(at)
                || wanted.maxAge()
                        .map(age -> piece.observedAt().plus(age).isBefore(at))
                        .orElse(false);
    }

    private static String age(Evidence piece, Prerequisite wanted, Instant at) {
        String seen = "last checked on data up to " + piece.observedAt();
        String limit = wanted.maxAge()
                .map(age -> ", may be " + age.toDays() + " days old")
                .orElse("");
        String expiry = piece.result()
                .validUntil()
                .map(until -> ", valid until " + until)
                .orElse("");
        return seen + limit + expiry + ", now " + at;
    }
}
