package io.gimbal.registry.http;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.Tag;
import io.gimbal.registry.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tags of models and versions.
final class TagRoutes {
    private static final String OF_MODEL = Wire.MODEL + "/tags";
    private static final String OF_VERSION = Wire.VERSION + "/tags";

    private final Tags tags;

    TagRoutes(Tags tags) {
        this.tags = tags;
    }

    List<Route> routes() {
        return List.of(
                Route.get(OF_MODEL, request -> answer(tags.list(Wire.model(request)))),
                Route.put(OF_MODEL + "/{key}", this::putOnModel),
                Route.delete(OF_MODEL + "/{key}", this::deleteFromModel),
                Route.get(OF_VERSION, request -> answer(tags.list(Wire.version(request)))),
                Route.put(OF_VERSION + "/{key}", this::putOnVersion),
                Route.delete(OF_VERSION + "/{key}", this::deleteFromVersion));
    }

    private Response putOnModel(Request request) {
        tags.put(Wire.model(request), tag(request));
        return answer(tags.list(Wire.model(request)));
    }

    private Response putOnVersion(Request request) {
        tags.put(Wire.version(request), tag(request));
        return answer(tags.list(Wire.version(request)));
    }

    private Response deleteFromModel(Request request) {
        tags.delete(Wire.model(request), request.pathParameter("key"));
        return answer(tags.list(Wire.model(request)));
    }

    private Response deleteFromVersion(Request request) {
        tags.delete(Wire.version(request), request.pathParameter("key"));
        return answer(tags.list(Wire.version(request)));
    }

    private static Tag tag(Request request) {
        return new Tag(
                request.pathParameter("key"), request.json(JsonObject.class).text("value"));
    }

    private static Response answer(List<Tag> tags) {
        Map<String, String> all = new LinkedHashMap<>();
        tags.forEach(tag -> all.put(tag.key(), tag.value()));
        return Response.json(new TagsAnswer(all));
    }

    record TagsAnswer(Map<String, String> tags) {}
}
