package io.gimbal.declare.http;

import io.gimbal.core.Digest;
import io.gimbal.declare.Declarations;
import io.gimbal.declare.Declarations.ApplyOptions;
import io.gimbal.declare.SourceFile;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.http.PageAnswer;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// `POST /api/v1/plan`, `POST /api/v1/apply`, `GET /api/v1/schemas` and the revisions of a declaration. The client
/// sends the texts of the files: the server never reads the client's disk.
public final class DeclareRoutes {
    private final Declarations declarations;

    public DeclareRoutes(Declarations declarations) {
        this.declarations = declarations;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/v1/plan", this::plan).with(Route.Trait.QUESTION),
                Route.post("/api/v1/apply", this::apply),
                Route.get("/api/v1/schemas", _ -> kinds()),
                Route.get("/api/v1/schemas/{kind}", this::schema),
                Route.get("/api/v1/declarations/{ref}/revisions", this::revisions));
    }

    private record PlanRequest(List<SourceFile> files) {}

    /// @param plan the digest of the plan to carry out; without it, whatever the plan is now
    private record ApplyRequest(
            List<SourceFile> files, Optional<String> why, Optional<String> plan, Optional<Boolean> prune) {}

    private Response plan(Request request) {
        return Response.json(
                PlanJson.of(declarations.plan(request.json(PlanRequest.class).files())));
    }

    private Response apply(Request request) {
        ApplyRequest wanted = request.json(ApplyRequest.class);
        Reason reason = new Reason(request.caller().name(), wanted.why().orElse(""));
        ApplyOptions options = new ApplyOptions(
                wanted.prune().orElse(false), wanted.plan().map(Digest::parse).orElse(null));
        return Response.json(PlanJson.of(declarations.apply(wanted.files(), options, reason)));
    }

    private Response kinds() {
        return Response.json(JsonObject.builder()
                .put(
                        "kinds",
                        JsonArray.ofTexts(new TreeSet<>(declarations.kinds().names())))
                .build());
    }

    private Response schema(Request request) {
        return Response.bytes(
                "application/schema+json", Json.bytes(declarations.kinds().schema(request.pathParameter("kind"))));
    }

    private Response revisions(Request request) {
        AssetRef ref = AssetRef.parse(request.pathParameter("ref"));
        return Response.json(
                PageAnswer.of(declarations.revisions(ref, PageAnswer.request(request.query())), RevisionAnswer::of));
    }
}
