package io.gimbal.registry.declarations;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.declare.Consequence;
import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.Declared;
import io.gimbal.declare.Difference;
import io.gimbal.declare.Field;
import io.gimbal.declare.Scope;
import io.gimbal.declare.Shape;
import io.gimbal.evidence.Gate;
import io.gimbal.evidence.Prerequisite;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.Stage;
import io.gimbal.registry.StagePolicies;
import io.gimbal.registry.StagePolicy;
import io.gimbal.registry.StageRule;
import io.gimbal.rules.Expression;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `stage-policy`: the way of versions, stage by stage, with what each stage asks for. The stage `production` keeps the
/// champion.
public final class StagePolicyKind implements DeclarationKind<StagePolicyKind.Policy> {
    private static final String STAGES = "stages";
    private static final String GATES = "gates";
    private static final String MODELS = "models";

    private final StagePolicies policies;

    public StagePolicyKind(StagePolicies policies) {
        this.policies = policies;
    }

    /// A policy as written.
    ///
    /// @param models names of models that clients make
    public record Policy(List<StageOfPolicy> stages, List<String> models) {}

    /// A stage as written.
    ///
    /// @param gates conditions by name
    public record StageOfPolicy(
            String stage,
            SelfReview selfReview,
            Optional<Duration> evidenceExpires,
            Optional<ReviewOfStage> review,
            StageRule.Why why,
            Map<String, String> gates) {}

    /// Who must have looked at a version.
    ///
    /// @param reviewers how many
    /// @param checklist at what
    public record ReviewOfStage(int reviewers, List<String> checklist) {}

    /// Whether the author's approval counts.
    public enum SelfReview {
        ALLOWED,
        FORBIDDEN
    }

    @Override
    public AssetKind kind() {
        return StagePolicy.KIND;
    }

    @Override
    public String description() {
        return "Which stages a model's versions go through, and what evidence each stage asks for.";
    }

    @Override
    public Shape.Fields shape() {
        return Shape.fields(
                Field.required(
                        STAGES,
                        Shape.listOf(stage()),
                        "In order; a version starts in the first. The stage production keeps the alias champion, and"
                                + " shadow gives the alias challenger."),
                Field.withDefault(
                        MODELS,
                        Shape.anyOf(Shape.text()),
                        new JsonArray(List.of()),
                        "Models that MLflow clients make, which need not exist yet. Those of the project name their"
                                + " policy themselves."));
    }

    private static Shape review() {
        return Shape.fields(
                Field.withDefault(
                        "reviewers",
                        Shape.whole(1, 20),
                        JsonValue.of(1),
                        "How many different people must have approved it."),
                Field.withDefault(
                        "checklist",
                        Shape.anyOf(Shape.text()),
                        new JsonArray(List.of()),
                        "Points, each of which one of them at least must have confirmed."));
    }

    private static Shape stage() {
        return Shape.fields(
                Field.required(
                        "stage",
                        new Shape.Text(1, Stage.MAX_LENGTH, Stage.NAME, "a stage, lower-case words joined by dashes"),
                        "What the stage is called."),
                Field.withDefault(
                        "self-review",
                        Shape.choice("allowed", "forbidden"),
                        "forbidden",
                        "Whether the approval of the version's author counts."),
                Field.optional(
                        "evidence-expires",
                        Shape.span(Duration.ofMinutes(1), Duration.ofDays(3_650)),
                        "How old evidence may be, in event time."),
                Field.optional("review", review(), "Who must have looked at it."),
                Field.withDefault(
                        "why",
                        Shape.choice("required", "optional"),
                        "optional",
                        "Whether a client that has no place for a reason must give one, in the version's tag gimbal.why."),
                Field.withDefault(
                                GATES,
                                new Shape.Entries(Shape.name(), Shape.text(), 0),
                                JsonObject.EMPTY,
                                "Conditions by name, in CEL over the evidence of candidate, champion and failsafe; all must"
                                        + " hold.")
                        .withExample(JsonObject.builder()
                                .put("accuracy", JsonValue.of("candidate.evaluation.mae <= failsafe.evaluation.mae"))
                                .build()));
    }

    @Override
    public Class<Policy> type() {
        return Policy.class;
    }

    @Override
    public void check(Declared<Policy> declared, Scope scope, Problems problems) throws SQLException {
        try {
            StagePolicy policy = policy(declared);
            problems.addAll(policies.check(policy));
            for (int i = 0; i < policy.models().size(); i++) {
                Optional<AssetRef> other = naming(policy.models().get(i), declared, scope);
                if (other.isPresent()) {
                    problems.add(Problem.at(declared.location(MODELS, i), "the model obeys " + other.get() + " already")
                            .withExcerpt(policy.models().get(i)));
                }
            }
        } catch (CodedException e) {
            problems.addAll(declared.placed(e));
        }
    }

    /// Another policy that names the model: of these files, or of another project.
    private Optional<AssetRef> naming(String model, Declared<Policy> declared, Scope scope) throws SQLException {
        Optional<AssetRef> inFiles = scope.list(this).stream()
                .filter(other -> !other.ref().equals(declared.ref()))
                .filter(other -> other.value().models().contains(model))
                .map(Declared::ref)
                .findFirst();
        return inFiles.isPresent()
                ? inFiles
                : policies.naming(scope.transaction(), model)
                        .map(StagePolicy::ref)
                        .filter(live -> !live.namespace().equals(scope.project()));
    }

    @Override
    public List<Consequence> consequences(Difference<Policy> difference, Transaction transaction) {
        return difference.before().stream()
                .map(before -> new Consequence(
                        Consequence.Type.BEHAVIOUR,
                        before.ref(),
                        "asked at the next promotion; what is in a stage stays there"))
                .toList();
    }

    @Override
    public void apply(Transaction transaction, Difference<Policy> difference, Reason reason) throws SQLException {
        policies.put(transaction, policy(difference.after()));
    }

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        policies.delete(transaction, ref.namespace(), ref.name());
    }

    private static StagePolicy policy(Declared<Policy> declared) {
        List<StageRule> rules = new ArrayList<>();
        for (int i = 0; i < declared.value().stages().size(); i++) {
            rules.add(rule(declared, i));
        }
        return new StagePolicy(declared.ref().namespace(), declared.name(), Descriptions.of(declared), rules)
                .naming(declared.value().models());
    }

    private static StageRule rule(Declared<Policy> declared, int index) {
        StageOfPolicy written = declared.value().stages().get(index);
        Stage stage = new Stage(written.stage());
        List<Prerequisite> prerequisites = new ArrayList<>();
        written.gates()
                .forEach((name, condition) -> prerequisites.add(new Prerequisite(
                        name, new Expression(condition, declared.location(STAGES, index, GATES, name)))));
        Gate gate = new Gate(
                stage.value(),
                prerequisites,
                written.evidenceExpires(),
                written.selfReview() == SelfReview.ALLOWED,
                List.of());
        Gate reviewed = written.review()
                .map(review -> gate.reviewedBy(review.reviewers(), review.checklist()))
                .orElse(gate);
        return named(new StageRule(stage, reviewed, Optional.empty(), StageRule.Holding.MANY, written.why()));
    }

    private static StageRule named(StageRule rule) {
        if (rule.stage().equals(Stage.PRODUCTION)) {
            return rule.keeping(AliasName.CHAMPION);
        }
        return rule.stage().equals(Stage.SHADOW) ? rule.naming(AliasName.CHALLENGER) : rule;
    }
}
