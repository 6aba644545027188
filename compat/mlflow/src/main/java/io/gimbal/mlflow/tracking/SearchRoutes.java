package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.core.Page;
import io.gimbal.core.PageToken;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route.Trait;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.models.LoggedModelRecord;
import io.gimbal.tracking.search.DatasetSearch;
import io.gimbal.tracking.search.DatasetUse;
import io.gimbal.tracking.search.ExperimentQuery;
import io.gimbal.tracking.search.ExperimentRecord;
import io.gimbal.tracking.search.LifecycleView;
import io.gimbal.tracking.search.LoggedModelQuery;
import io.gimbal.tracking.search.PageSize;
import io.gimbal.tracking.search.RunQuery;
import io.gimbal.tracking.search.Searches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Search of runs, experiments, logged models and datasets. Runs are written while they are read.
final class SearchRoutes {
    private static final int RUNS = 1_000;
    private static final int MODELS = 50;
    private static final int MODELS_FOR_ZERO = 100;

    private final Searches searches;

    SearchRoutes(Searches searches) {
        this.searches = searches;
    }

    List<MlflowRoute> routes() {
        return List.of(
                MlflowRoute.post("/runs/search", this::runs).with(Trait.QUESTION),
                MlflowRoute.post("/experiments/search", this::experiments).with(Trait.QUESTION),
                MlflowRoute.get("/experiments/search", this::experiments),
                MlflowRoute.post("/experiments/search-datasets", this::datasets).with(Trait.QUESTION),
                MlflowRoute.post("/logged-models/search", this::models).with(Trait.QUESTION));
    }

    /// MLflow's names of [LifecycleView], in the order of their numbers, which begin at 1.
    private enum View {
        ACTIVE_ONLY,
        DELETED_ONLY,
        ALL;

        static LifecycleView of(Fields fields, String name) {
            View asked = fields.findOne(name, List.of(values()), 1).orElse(ACTIVE_ONLY);
            return switch (asked) {
                case ACTIVE_ONLY -> LifecycleView.ACTIVE;
                case DELETED_ONLY -> LifecycleView.DELETED;
                case ALL -> LifecycleView.ALL;
            };
        }
    }

    private Response runs(Request request) {
        Fields fields = Fields.of(request);
        RunQuery query = new RunQuery(
                experimentsOf(fields),
                View.of(fields, "run_view_type"),
                filter(fields),
                fields.texts("order_by"),
                new PageSize(fields.integer("max_results", RUNS, 1, PageSize.MAX)),
                token(fields));
        return WireWriter.answer(json -> {
            List<PageToken> next = new ArrayList<>();
            json.<RunRecord>stream(
                    "runs", put -> searches.runs().search(query, put).ifPresent(next::add), RunJson::writeFound);
            next.forEach(token -> json.text("next_page_token", token.value()));
        });
    }

    private Response experiments(Request request) {
        Fields fields = Fields.of(request);
        Page<ExperimentRecord> page = searches.experiments()
                .search(new ExperimentQuery(
                        View.of(fields, "view_type"),
                        filter(fields),
                        fields.texts("order_by"),
                        new PageSize(fields.integer("max_results", 0, 1, PageSize.MAX)),
                        token(fields)));
        return WireWriter.answer(json -> {
            json.objects(
                    "experiments",
                    page.items(),
                    (it, found) -> ExperimentJson.write(it, found.experiment(), found.tags()));
            page.next().ifPresent(token -> json.text("next_page_token", token.value()));
        });
    }

    private Response datasets(Request request) {
        List<String> asked = Fields.of(request).ids("experiment_ids");
        if (asked.isEmpty()) {
            throw CodedException.invalidArgument("SearchDatasets request must specify at least one experiment_id.");
        }
        if (asked.size() > DatasetSearch.MOST_EXPERIMENTS) {
            throw CodedException.invalidArgument(
                    "SearchDatasets request cannot specify more than " + DatasetSearch.MOST_EXPERIMENTS
                            + " experiment_ids. Received " + asked.size() + " experiment_ids.");
        }
        List<ExperimentId> experiments =
                asked.stream().flatMap(SearchRoutes::experiment).toList();
        List<DatasetUse> uses =
                experiments.isEmpty() ? List.of() : searches.datasets().uses(experiments);
        return WireWriter.answer(json -> json.objects("dataset_summaries", uses, SearchRoutes::write));
    }

    private static void write(WireWriter json, DatasetUse use) {
        json.text("experiment_id", use.experiment().value());
        json.text("name", use.name());
        json.text("digest", use.digest());
        if (!use.context().isEmpty()) {
            json.text("context", use.context());
        }
    }

    private Response models(Request request) {
        Fields fields = Fields.of(request);
        int size = fields.integer("max_results", MODELS, 0, PageSize.MAX);
        Page<LoggedModelRecord> page = searches.models()
                .search(new LoggedModelQuery(
                        experimentsOf(fields),
                        filter(fields),
                        fields.objects("datasets", it -> dataset(it, it.text("dataset_name"))),
                        fields.objects("order_by", SearchRoutes::order),
                        new PageSize(size == 0 ? MODELS_FOR_ZERO : size),
                        token(fields)));
        return WireWriter.answer(json -> {
            json.objects("models", page.items(), LoggedModelJson::write);
            page.next().ifPresent(token -> json.text("next_page_token", token.value()));
        });
    }

    private static LoggedModelQuery.Order order(Fields fields) {
        return new LoggedModelQuery.Order(
                fields.text("field_name"),
                fields.flag("ascending", true),
                dataset(fields, fields.findText("dataset_name").orElse("")));
    }

    private static LoggedModelQuery.Dataset dataset(Fields fields, String name) {
        return new LoggedModelQuery.Dataset(
                name, fields.findText("dataset_digest").orElse(""));
    }

    /// Those that can be experiments; what cannot has nothing in it.
    private static List<ExperimentId> experimentsOf(Fields fields) {
        return fields.ids("experiment_ids").stream()
                .flatMap(SearchRoutes::experiment)
                .toList();
    }

    private static Stream<ExperimentId> experiment(String text) {
        try {
            return Stream.of(new ExperimentId(text));
        } catch (CodedException e) {
            return Stream.empty();
        }
    }

    private static String filter(Fields fields) {
        return fields.findText("filter").orElse("");
    }

    private static Optional<PageToken> token(Fields fields) {
        return fields.findText("page_token").filter(it -> !it.isEmpty()).map(PageToken::new);
    }
}
