package io.gimbal.mlflow.registry;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.filter.FilterGrammar;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.registry.ModelSnapshot;
import io.gimbal.registry.RegistryGrammar;
import io.gimbal.registry.RegistryQuery;
import io.gimbal.registry.Snapshots;
import io.gimbal.registry.VersionSnapshot;
import java.util.List;

/// Search of registered models and their versions.
final class SearchRoutes {
    private static final int USUAL_MODELS = 100;
    private static final int MOST_MODELS = 1_000;
    private static final int MOST_VERSIONS = 200_000;

    private final Snapshots snapshots;

    SearchRoutes(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.get("/registered-models/search", this::models),
                MlflowRoute.get("/model-versions/search", this::versions));
    }

    private Response models(Request request) {
        Fields fields = Fields.of(request);
        PageRequest page = page(fields, USUAL_MODELS, MOST_MODELS);
        Page<ModelSnapshot> found = snapshots.searchModels(query(fields, RegistryGrammar.MODELS), page);
        return WireWriter.answer(json -> {
            json.objects("registered_models", found.items(), RegistryAnswers::model);
            next(json, found);
        });
    }

    private Response versions(Request request) {
        Fields fields = Fields.of(request);
        PageRequest page = page(fields, MOST_VERSIONS, MOST_VERSIONS);
        Page<VersionSnapshot> found = snapshots.searchVersions(query(fields, RegistryGrammar.VERSIONS), page);
        return WireWriter.answer(json -> {
            json.objects("model_versions", found.items(), RegistryAnswers::version);
            next(json, found);
        });
    }

    private static RegistryQuery query(Fields fields, FilterGrammar grammar) {
        return new RegistryQuery(
                grammar.filter(fields.findText("filter").orElse("")), grammar.orders(fields.texts("order_by")));
    }

    /// A page may be shorter than allowed; the client follows the token.
    private static PageRequest page(Fields fields, int usual, int most) {
        int size = fields.integer("max_results", usual, 1, most);
        return new PageRequest(
                Math.min(size, PageRequest.MAX_SIZE),
                fields.findText("page_token").filter(text -> !text.isEmpty()).map(PageToken::new));
    }

    private static void next(WireWriter json, Page<?> page) {
        page.next().ifPresent(token -> json.text("next_page_token", token.value()));
    }
}
