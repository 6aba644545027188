package io.gimbal.http.server;

import io.gimbal.http.ForeignProblems;
import io.gimbal.http.Header;
import io.gimbal.http.ProblemJson;
import io.gimbal.http.ProblemPages;
import io.gimbal.http.Response;
import io.gimbal.http.ResponseBody;
import io.gimbal.http.Route;
import io.gimbal.json.Json;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How one refusal reaches its client: as problem+json, in the words of the protocol that owns the path, or as a page
/// for a browser that asked for one. The problem is read back from the answer, so that every way of refusing is shown
/// alike.
///
/// @param request as far as it was understood
/// @param route as far as it was found
record Refusal(
        HttpServices services,
        String target,
        @Nullable ServedRequest request,
        @Nullable Route route) {

    Response shown(Response response) {
        if (!response.contentType().equals(ProblemJson.CONTENT_TYPE)) {
            return response;
        }
        Optional<ForeignProblems> foreign = foreign();
        if (foreign.isPresent()) {
            return as(response, problem -> foreign.get().response(problem, route != null));
        }
        return request == null ? response : paged(response, request);
    }

    private Optional<ForeignProblems> foreign() {
        return services.foreign().stream()
                .filter(it -> it.covers(target) || (route != null && it.covers(route.pattern())))
                .findFirst();
    }

    private Response paged(Response response, ServedRequest asked) {
        Optional<ProblemPages> pages = services.problemPages();
        boolean wantsPage = !target.startsWith("/api/")
                && asked.header("Accept").filter(it -> it.contains("text/html")).isPresent();
        return pages.isPresent() && wantsPage
                ? as(
                        response,
                        problem ->
                                Response.html(pages.get().page(asked, problem)).withStatus(problem.status()))
                : response;
    }

    private Response as(Response response, Function<ProblemJson, Response> shape) {
        if (!(response.body() instanceof ResponseBody.Bytes(byte[] content))) {
            return response;
        }
        try {
            Response shaped = shape.apply(Json.read(content, ProblemJson.class));
            for (Header header : response.headers()) {
                shaped = shaped.withHeader(header.name(), header.value());
            }
            return shaped;
        } catch (RuntimeException e) { // the problem itself still has to reach the client
            return Failures.unexpected(e, target, services.ids());
        }
    }
}
