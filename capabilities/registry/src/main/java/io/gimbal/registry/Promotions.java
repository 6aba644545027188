package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.evidence.GateDecision;
import io.gimbal.evidence.Gates;
import io.gimbal.graph.Changes;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The way of versions through the stages. Thread-safe. Whether a version may move is decided in the transaction that
/// moves it, so of two that race the second is judged against the first.
public final class Promotions {
    private final Database database;
    private final Models models;
    private final ModelVersions versions;
    private final Aliases aliases;
    private final Moves moves;
    private final Questions questions;
    private final Gates gates;
    private final Changes changes;

    /// @param moves carries out what was decided
    /// @param questions what gates are asked
    public Promotions(
            Database database,
            Models models,
            ModelVersions versions,
            Aliases aliases,
            Moves moves,
            Questions questions,
            Gates gates,
            Changes changes) {
        this.database = database;
        this.models = models;
        this.versions = versions;
        this.aliases = aliases;
        this.moves = moves;
        this.questions = questions;
        this.gates = gates;
        this.changes = changes;
    }

    /// Moves the version to the stage, if the stage's gate lets it. What it replaces there is archived. A refusal goes
    /// on record.
    ///
    /// @param at event time, against which evidence expires
    /// @throws CodedException INVALID_ARGUMENT if there is no such stage, or event time has gone past the moment;
    ///     NOT_FOUND
    public Promotion promote(VersionId version, Stage stage, Reason reason, Instant at) {
        return database.write(transaction -> promote(transaction, version, stage, reason, at));
    }

    /// The same within a transaction, which must commit also after a refusal, to keep it on record.
    public Promotion promote(Transaction transaction, VersionId version, Stage stage, Reason reason, Instant at)
            throws SQLException {
        return promote(transaction, PromotionRequest.of(version, stage, reason, at));
    }

    Promotion promote(Transaction transaction, PromotionRequest request) throws SQLException {
        questions.refusePast(request.at());
        Standing standing = versions.standing(transaction, request.version());
        StageRules rules = models.rules(transaction, request.version().model());
        StageRules asked = request.isSharing() ? rules.sharing() : rules;
        StageRule rule = asked.get(request.stage());
        List<String> obstacles = obstacles(request, standing, rules);
        if (rule.why() == StageRule.Why.REQUIRED) {
            withoutWhy(transaction, request).ifPresent(obstacles::add);
        }
        GateDecision decision = decide(transaction, request.version(), rule, request.at());
        if (obstacles.isEmpty() && decision.passed()) {
            Moves.Wish wish = new Moves.Wish(
                    standing, asked, rule, action(standing.stage(), rules, request.stage()), micros(request.at()));
            return new Promotion.Moved(moves.move(transaction, wish, request.reason()), decision);
        }
        Promotion.Refused refused = new Promotion.Refused(request.version(), request.stage(), obstacles, decision);
        record(transaction, refused, request.reason(), request.at());
        return refused;
    }

    private static Transition.Action action(Stage from, StageRules rules, Stage to) {
        if (to.equals(Stage.ARCHIVED)) {
            return Transition.Action.ARCHIVED;
        }
        return rules.isBack(from, to) ? Transition.Action.MOVED_BACK : Transition.Action.PROMOTED;
    }

    private static List<String> obstacles(PromotionRequest request, Standing standing, StageRules rules) {
        List<String> obstacles = new ArrayList<>();
        if (standing.stage().equals(request.stage())) {
            obstacles.add("stage: it is there already, since " + standing.since());
        }
        rules.outOfOrder(standing.stage(), request.stage()).ifPresent(obstacles::add);
        return obstacles;
    }

    private Optional<String> withoutWhy(Transaction transaction, PromotionRequest request) throws SQLException {
        String missing = "why missing: stage " + request.stage() + " asks for a reason, give it in the version's tag "
                + ClientRequests.WHY_TAG;
        return switch (request.explanation()) {
            case GIVEN -> Optional.empty();
            case MISSING -> Optional.of(missing);
            case SPENT ->
                Optional.of(missing
                        + moves.last(transaction, request.version())
                                .map(move -> "; what it says was there already for the move from " + move.before()
                                        + " to " + move.after() + " at " + move.at() + ", set it again for this one")
                                .orElse(""));
        };
    }

    /// What the stage's gate would say, piece by piece; nothing is moved or recorded.
    ///
    /// @throws CodedException INVALID_ARGUMENT if there is no such stage, NOT_FOUND
    public GateDecision ask(VersionId version, Stage stage, Instant at) {
        return database.read(transaction -> {
            StageRule rule = models.rules(transaction, version.model()).get(stage);
            return decide(transaction, version, rule, at);
        });
    }

    /// The stage where the model's versions start.
    public Stage firstStage(Transaction transaction, ModelName model) throws SQLException {
        return models.rules(transaction, model).first();
    }

    /// The stage where the model's champion is.
    public Stage championStage(ModelName model) {
        return database.read(transaction -> models.rules(transaction, model).championStage());
    }

    /// The present of the data, for who does not state a time: what event time has reached, or later evidence about the
    /// version; where there is neither, the present of the machine.
    public Instant now(VersionId version) {
        return questions.now(version);
    }

    /// The present of the data for the model's champion, or of the machine when there is none.
    public Instant now(ModelName model) {
        return aliases.find(model, AliasName.CHAMPION)
                .map(champion -> now(champion.version()))
                .orElseGet(questions::now);
    }

    /// Puts back the version that the champion replaced. It has been through the gate once, and is not asked again.
    ///
    /// @param at event time
    /// @throws CodedException FAILED_PRECONDITION if there is no champion, or it replaced nothing; NOT_FOUND
    public Rollback rollBack(ModelName model, Reason reason, Instant at) {
        return database.write(transaction -> rollBack(transaction, model, reason, at));
    }

    public Rollback rollBack(Transaction transaction, ModelName model, Reason reason, Instant at) throws SQLException {
        StageRules rules = models.rules(transaction, model);
        VersionId champion = aliases.find(transaction, model, AliasName.CHAMPION)
                .map(Alias::version)
                .orElseThrow(() -> CodedException.failedPrecondition(
                        "cannot roll back " + model + ": no version is " + AliasName.CHAMPION));
        VersionId predecessor = moves.replacedBy(transaction, champion, rules.championStage())
                .orElseThrow(() -> CodedException.failedPrecondition(
                        "cannot roll back " + model + ": " + champion + " replaced no other version"));
        Standing standing = versions.standing(transaction, predecessor);
        StageRule rule = rules.get(rules.championStage());
        GateDecision decision = decide(transaction, predecessor, rule, at);
        Moves.Wish wish = new Moves.Wish(standing, rules, rule, Transition.Action.ROLLED_BACK, micros(at));
        return new Rollback(moves.move(transaction, wish, reason), decision);
    }

    private GateDecision decide(Transaction transaction, VersionId version, StageRule rule, Instant at)
            throws SQLException {
        return gates.decide(transaction, rule.gate(), questions.about(transaction, version, at));
    }

    private void record(Transaction transaction, Promotion.Refused refused, Reason reason, Instant at)
            throws SQLException {
        JsonObject difference = JsonObject.builder()
                .put("stage", refused.stage().value())
                .put("at", at.toString())
                .put("refusal", refused.message())
                .build();
        changes.append(transaction, refused.version().ref(), "promotion-refused", difference, reason);
    }

    /// Times are stored in microseconds, so a transition equals itself after being read back.
    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
