package io.gimbal.serving.declared;

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
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.rules.Expression;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.rules.Variables;
import io.gimbal.serving.DeclaredStages;
import io.gimbal.serving.Endpoint;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.EndpointSettings;
import io.gimbal.serving.Endpoints;
import io.gimbal.serving.FieldType;
import io.gimbal.serving.Guardrail;
import io.gimbal.serving.GuardrailRules;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A declared endpoint.
public final class EndpointKind implements DeclarationKind<EndpointSettings> {
    private static final String GUARDRAILS = "guardrails";

    private final Endpoints endpoints;
    private final DeclaredStages stages;
    private final RuleCompiler compiler;

    public EndpointKind(Endpoints endpoints, DeclaredStages stages, RuleCompiler compiler) {
        this.endpoints = endpoints;
        this.stages = stages;
        this.compiler = compiler;
    }

    @Override
    public AssetKind kind() {
        return EndpointName.KIND;
    }

    @Override
    public String description() {
        return "A named place to ask a model.";
    }

    @Override
    public Class<EndpointSettings> type() {
        return EndpointSettings.class;
    }

    @Override
    public Shape.Fields shape() {
        return Shape.fields(
                Field.required("model", Shape.reference(EdgeType.SERVES, "model"), "The model that is served.")
                        .withExample("trip-duration"),
                Field.required("features", Shape.reference("feature-service"), "Where its features come from.")
                        .withExample("trip_duration"),
                Field.required("champion", selector(), "Which version answers."),
                Field.optional("failsafe", selector(), "Which version answers when the champion may not."),
                Field.withDefault(
                        "shadows",
                        Shape.anyOf(selector()),
                        JsonArray.of(),
                        "Which versions are asked too, without anybody seeing it."),
                Field.optional(
                        "labels",
                        Shape.fields(Field.required(
                                "within",
                                Shape.span(),
                                "How long a label is waited for; a later one counts, and is shown as late.")),
                        "When what was right is known."),
                Field.withDefault(
                        GUARDRAILS,
                        Shape.anyOf(guardrail()),
                        JsonArray.of(),
                        "What is not answered as the model says; the first that holds decides."),
                Field.withDefault(
                        "consumers",
                        Shape.fields(Field.withDefault(
                                "undeclared", Shape.choice("count", "refuse"), "count", "Who asks undeclared.")),
                        JsonObject.builder().put("undeclared", "count").build(),
                        "Who may ask."),
                Field.withDefault(
                        "log",
                        Shape.choice("accepted", "synced"),
                        "accepted",
                        "How safe a record is before the answer: accepted survives the end of the process, synced"
                                + " survives power loss."));
    }

    private static Shape selector() {
        return Shape.oneOf(
                Shape.fields(Field.required("stage", Shape.name(), "The version in this stage.")),
                Shape.fields(Field.required("alias", Shape.name(), "The version with this alias.")));
    }

    private static Shape guardrail() {
        return Shape.fields(
                Field.required("guardrail", Shape.name(), "Its name."),
                Field.required("when", Shape.text("a condition", ".+"), "CEL over inputs, features and value.")
                        .withExample("value < 1.0 || value > 180.0"),
                Field.optional(
                        "clip",
                        new Shape.Items(Shape.number(), 2, 2),
                        "Low and high: the answer is moved between them."),
                Field.optional("abstain", Shape.text(), "Why there is no answer."));
    }

    @Override
    public void check(Declared<EndpointSettings> declared, Scope scope, Problems problems) throws SQLException {
        stages.stages(
                        scope,
                        Endpoint.model(
                                declared.ref().namespace(), declared.value().model()))
                .ifPresent(known -> new SelectorCheck(declared, known, problems).run());
        List<Guardrail> rails = declared.value().guardrails();
        Variables variables = variables(declared, scope);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < rails.size(); i++) {
            Guardrail rail = rails.get(i);
            if (!names.add(rail.guardrail())) {
                problems.add(Problem.at(
                        declared.location(GUARDRAILS, i, "guardrail"),
                        "two guardrails are called \"" + rail.guardrail() + "\""));
            }
            check(new Expression(rail.when(), declared.location(GUARDRAILS, i, "when")), variables, problems);
        }
    }

    /// The service's inputs are known when it is declared in the same project.
    private static Variables variables(Declared<EndpointSettings> declared, Scope scope) {
        Map<String, FieldType> inputs = new LinkedHashMap<>();
        Optional<JsonObject> service =
                scope.findContent(Endpoint.FEATURE_SERVICE, declared.value().features());
        service.flatMap(content -> content.findObject("inputs"))
                .ifPresent(all -> all.fields()
                        .keySet()
                        .forEach(name -> type(all.text(name)).ifPresent(type -> inputs.put(name, type))));
        return service.isPresent() ? GuardrailRules.variables(inputs) : GuardrailRules.anything();
    }

    private static Optional<FieldType> type(String word) {
        return Arrays.stream(FieldType.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private void check(Expression when, Variables variables, Problems problems) {
        try {
            compiler.rule(when, variables);
        } catch (CodedException e) {
            if (!e.isOfTheWriter()) {
                throw e;
            }
            problems.addAll(e.problemsAt(when.location()));
        }
    }

    @Override
    public List<Consequence> consequences(Difference<EndpointSettings> difference, Transaction transaction) {
        return difference.before().stream()
                .filter(before -> !before.value()
                        .champion()
                        .equals(difference.after().value().champion()))
                .map(before -> new Consequence(
                        Consequence.Type.BEHAVIOUR,
                        before.ref(),
                        "is answered by " + difference.after().value().champion() + " from now on"))
                .toList();
    }

    @Override
    public void apply(Transaction transaction, Difference<EndpointSettings> difference, Reason reason)
            throws SQLException {
        endpoints.put(
                transaction,
                EndpointName.of(difference.after().ref()),
                difference.after().value());
    }

    @Override
    public void remove(Transaction transaction, AssetRef ref, Reason reason) throws SQLException {
        endpoints.delete(transaction, EndpointName.of(ref));
    }
}
