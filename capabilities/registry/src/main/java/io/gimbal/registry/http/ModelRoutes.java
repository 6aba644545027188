package io.gimbal.registry.http;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.registry.Alias;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.Aliases;
import io.gimbal.registry.ModelDraft;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Models;
import io.gimbal.registry.RegisteredModel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Models and their aliases.
final class ModelRoutes {
    private static final String ALIAS = Wire.MODEL + "/aliases/{alias}";

    private final Models models;
    private final Aliases aliases;

    ModelRoutes(Models models, Aliases aliases) {
        this.models = models;
        this.aliases = aliases;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/models", this::create),
                Route.get("/api/v1/models", this::list),
                Route.get(Wire.MODEL, request -> Response.json(answer(models.get(Wire.model(request))))),
                Route.get(
                        ALIAS,
                        request -> Response.json(AliasAnswer.of(aliases.get(Wire.model(request), alias(request))))),
                Route.put(ALIAS, this::putAlias).with(Route.Trait.APPROVAL),
                Route.delete(ALIAS, this::deleteAlias).with(Route.Trait.APPROVAL));
    }

    private Response create(Request request) {
        NewModel wanted = request.json(NewModel.class);
        ModelDraft draft = new ModelDraft(
                new ModelName(wanted.namespace(), wanted.name()),
                wanted.description().orElse(""),
                wanted.stagePolicy());
        return Response.json(answer(models.create(draft, Wire.reason(request, wanted.why()))))
                .withStatus(201);
    }

    private Response list(Request request) {
        return Response.json(Wire.page(models.list(Wire.pageRequest(request.query())), this::answer));
    }

    private Response putAlias(Request request) {
        NewAlias wanted = request.json(NewAlias.class);
        return Response.json(AliasAnswer.of(aliases.put(
                alias(request), Wire.model(request).version(wanted.version()), Wire.reason(request, wanted.why()))));
    }

    private Response deleteAlias(Request request) {
        String why = request.query().only("why").get("why");
        aliases.delete(Wire.model(request), alias(request), Wire.reason(request, why));
        return Response.json(answer(models.get(Wire.model(request))));
    }

    private ModelAnswer answer(RegisteredModel model) {
        Map<String, Integer> named = new LinkedHashMap<>();
        for (Alias alias : aliases.list(model.name())) {
            named.put(alias.name().value(), alias.version().number());
        }
        return new ModelAnswer(
                model.name().namespace(),
                model.name().name(),
                model.description(),
                model.policy(),
                named,
                model.createdAt());
    }

    private static AliasName alias(Request request) {
        return new AliasName(request.pathParameter("alias"));
    }

    record NewModel(
            String namespace, String name, Optional<String> description, Optional<String> stagePolicy, String why) {}

    record NewAlias(int version, String why) {}

    record AliasAnswer(String alias, int version, Instant movedAt) {
        static AliasAnswer of(Alias alias) {
            return new AliasAnswer(alias.name().value(), alias.version().number(), alias.movedAt());
        }
    }

    record ModelAnswer(
            String namespace,
            String name,
            String description,
            Optional<String> stagePolicy,
            Map<String, Integer> aliases,
            Instant createdAt) {}
}
