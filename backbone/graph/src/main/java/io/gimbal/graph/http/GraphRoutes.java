package io.gimbal.graph.http;

import io.gimbal.core.CodedException;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetFilter;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Changes;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Impact;
import io.gimbal.http.PageAnswer;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import java.util.List;

/// Assets, their edges and changes, and what breaks if one goes. An asset is named by the parameter `ref`, as in
/// `?ref=model-version:taxi/duration@3`.
public final class GraphRoutes {
    private static final String REF = "ref";

    private final Assets assets;
    private final Edges edges;
    private final Changes changes;
    private final Impact impact;

    public GraphRoutes(Assets assets, Edges edges, Changes changes, Impact impact) {
        this.assets = assets;
        this.edges = edges;
        this.changes = changes;
        this.impact = impact;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/assets", this::list),
                Route.get("/api/v1/asset", this::get),
                Route.get("/api/v1/asset/changes", this::listChanges),
                Route.get("/api/v1/asset/impact", this::walk),
                Route.get("/api/v1/changes", this::listAllChanges));
    }

    private Response list(Request request) {
        Parameters query = request.query().only("kind", "namespace", "project", PageAnswer.SIZE, PageAnswer.AFTER);
        AssetFilter filter =
                new AssetFilter(query.find("kind").map(AssetKind::new), query.find("namespace"), query.find("project"));
        return Response.json(PageAnswer.of(assets.list(filter, PageAnswer.request(query)), AssetAnswer::of));
    }

    private Response get(Request request) {
        Asset asset = assets.get(ref(request.query().only(REF)));
        List<EdgeAnswer> touching =
                edges.list(asset.ref()).stream().map(EdgeAnswer::of).toList();
        return Response.json(new OneAsset(AssetAnswer.of(asset), touching));
    }

    private Response listChanges(Request request) {
        Parameters query = request.query().only(REF, PageAnswer.SIZE, PageAnswer.AFTER);
        return Response.json(PageAnswer.of(changes.list(ref(query), PageAnswer.request(query)), ChangeAnswer::of));
    }

    private Response listAllChanges(Request request) {
        Parameters query = request.query().only(PageAnswer.SIZE, PageAnswer.AFTER);
        return Response.json(PageAnswer.of(changes.listAll(PageAnswer.request(query)), ChangeAnswer::of));
    }

    private Response walk(Request request) {
        Parameters query = request.query().only(REF, "direction");
        AssetRef start = assets.get(ref(query)).ref();
        String direction = query.find("direction").orElse("downstream");
        List<ReachAnswer> reached = switch (direction) {
            case "downstream" -> ReachAnswer.all(impact.downstream(start));
            case "upstream" -> ReachAnswer.all(impact.upstream(start));
            default ->
                throw CodedException.invalidArgument(
                        "direction: expected downstream or upstream, not \"" + direction + "\"");
        };
        return Response.json(new Walk(start.toString(), direction, reached));
    }

    private static AssetRef ref(Parameters query) {
        return AssetRef.parse(query.get(REF));
    }

    record OneAsset(AssetAnswer asset, List<EdgeAnswer> edges) {}

    record Walk(String ref, String direction, List<ReachAnswer> reached) {}
}
