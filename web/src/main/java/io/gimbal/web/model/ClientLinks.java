package io.gimbal.web.model;

import io.gimbal.core.CodedException;
import io.gimbal.core.PageRequest;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Models;
import io.gimbal.registry.RegisteredModel;
import io.gimbal.web.kit.Addresses;
import java.util.List;

/// Where models are that a client calls by one name: its own by that name, those of a project as `taxi.trip-duration`
/// or, where it is the only one, as `trip-duration`.
public final class ClientLinks {
    private static final int MOST_MODELS = 1_000;

    private final Models models;

    public ClientLinks(Models models) {
        this.models = models;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/models/{model}",
                        request -> Response.seeOther(Addresses.of(model(request).ref()))),
                Route.get("/models/{model}/versions/{version}", this::version));
    }

    private Response version(Request request) {
        return Response.seeOther(
                Addresses.of(model(request).ref()) + "/versions/" + Addresses.encode(request.pathParameter("version")));
    }

    private ModelName model(Request request) {
        String text = request.pathParameter("model");
        if (ModelName.isName(text) && models.find(ModelName.ofClient(text)).isPresent()) {
            return ModelName.ofClient(text);
        }
        List<ModelName> found = models.list(PageRequest.first(MOST_MODELS)).items().stream()
                .map(RegisteredModel::name)
                .filter(name -> text.equals(name.name()) || text.equals(name.namespace() + "." + name.name()))
                .toList();
        if (found.size() != 1) {
            throw CodedException.notFound(
                    found.isEmpty()
                            ? "no model is called \"" + text + "\""
                            : found.size() + " models are called \"" + text + "\"; write PROJECT." + text);
        }
        return found.getFirst();
    }
}
