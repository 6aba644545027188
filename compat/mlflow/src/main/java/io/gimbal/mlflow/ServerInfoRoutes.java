package io.gimbal.mlflow;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import java.util.List;

/// What clients ask a server about itself before they use it.
public final class ServerInfoRoutes {
    /// The protocol spoken here. Clients switch features on by this number.
    private static final String SPOKEN = "3.6.0";

    public static List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.get("/health", _ -> Response.text("OK"))
                        .below(MlflowRoot.NONE)
                        .with(Route.Trait.OPEN)
                        .with(Route.Trait.ALWAYS),
                MlflowRoute.get("/version", _ -> Response.text(SPOKEN)).below(MlflowRoot.NONE),
                MlflowRoute.get("/server-features", ServerInfoRoutes::workspaces),
                MlflowRoute.get("/server-info", ServerInfoRoutes::workspaces).below(MlflowRoot.V3));
    }

    private ServerInfoRoutes() {}

    private static Response workspaces(Request request) {
        return WireWriter.answer(json -> json.flag("workspaces_enabled", false));
    }
}
