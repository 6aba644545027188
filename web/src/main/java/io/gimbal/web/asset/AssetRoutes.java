package io.gimbal.web.asset;

import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Section;
import java.util.List;

/// The search and the page of one asset.
public final class AssetRoutes {
    private final Pages pages;
    private final Search search;
    private final AssetPage page;

    public AssetRoutes(Pages pages, Assets assets, AssetPage page) {
        this.pages = pages;
        this.search = new Search(assets);
        this.page = page;
    }

    public List<Route> routes() {
        return List.of(Route.get(Section.ASSETS.href(), this::search), Route.get("/asset", this::show));
    }

    private Response search(Request request) {
        SearchView view = search.find(
                request.query().find("q").orElse(""),
                request.query().find("kind").orElse(""));
        return pages.show(request, Section.ASSETS, "Assets", "assets", view);
    }

    private Response show(Request request) {
        AssetView view = page.view(AssetRef.parse(request.query().get("ref")));
        return pages.show(request, Section.ASSETS, view.asset().text(), "asset", view);
    }
}
