package io.gimbal.web.wiring;

import io.gimbal.data.DatasetRows;
import io.gimbal.data.Datasets;
import io.gimbal.debt.Debts;
import io.gimbal.debt.MlTestScores;
import io.gimbal.eventtime.EventClock;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Changes;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Impact;
import io.gimbal.http.ProblemPages;
import io.gimbal.http.Route;
import io.gimbal.monitoring.MonitorHistory;
import io.gimbal.registry.Aliases;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Models;
import io.gimbal.registry.Promotions;
import io.gimbal.registry.Snapshots;
import io.gimbal.registry.StagePolicies;
import io.gimbal.registry.VersionReviews;
import io.gimbal.registry.difference.VersionDifferences;
import io.gimbal.serving.Endpoints;
import io.gimbal.serving.Failsafes;
import io.gimbal.web.EndpointNow;
import io.gimbal.web.EndpointsNow;
import io.gimbal.web.PagesConfig;
import io.gimbal.web.Stories;
import io.gimbal.web.Tracking;
import io.gimbal.web.alert.AlertLog;
import io.gimbal.web.alert.AlertRoutes;
import io.gimbal.web.asset.AssetPage;
import io.gimbal.web.asset.AssetRoutes;
import io.gimbal.web.compare.CompareRoutes;
import io.gimbal.web.compare.Comparisons;
import io.gimbal.web.dataset.DatasetPages;
import io.gimbal.web.dataset.DatasetRoutes;
import io.gimbal.web.debt.DebtPageRoutes;
import io.gimbal.web.endpoint.EndpointPages;
import io.gimbal.web.endpoint.EndpointRoutes;
import io.gimbal.web.experiment.ExperimentRoutes;
import io.gimbal.web.experiment.RunsRoutes;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Section;
import io.gimbal.web.lineage.Lineage;
import io.gimbal.web.lineage.LineageRoutes;
import io.gimbal.web.live.MonitoredStories;
import io.gimbal.web.live.ServedEndpoints;
import io.gimbal.web.model.ClientLinks;
import io.gimbal.web.model.ModelPages;
import io.gimbal.web.model.ModelRoutes;
import io.gimbal.web.model.RegistryServices;
import io.gimbal.web.model.VersionPages;
import io.gimbal.web.overview.Overview;
import io.gimbal.web.overview.OverviewRoutes;
import io.gimbal.web.run.RunPages;
import io.gimbal.web.run.RunRoutes;
import java.util.List;
import java.util.stream.Stream;

/// The pages: their routes, and how refusals look to browsers.
public record WebModule(List<Route> routes, ProblemPages problemPages) {

    /// What everything is written to.
    public record Backbone(
            Assets assets, Edges edges, Changes changes, Impact impact, EvidenceLog evidence, EventClock clock) {}

    /// What may answer.
    public record Registry(
            Models models,
            ModelVersions versions,
            Aliases aliases,
            StagePolicies policies,
            Promotions promotions,
            VersionReviews reviews,
            Snapshots snapshots,
            VersionDifferences differences) {
        RegistryServices services() {
            return new RegistryServices(
                    models, versions, aliases, policies, promotions, reviews, snapshots, differences);
        }
    }

    /// What answers, and how it does.
    public record Live(EndpointsNow endpoints, Stories stories) {
        /// As serving and monitoring know it.
        public static Live of(Endpoints endpoints, Failsafes failsafes, MonitorHistory history, Registry registry) {
            EndpointsNow now = new ServedEndpoints(
                    endpoints, failsafes, registry.models(), registry.versions(), registry.aliases());
            return new Live(
                    now,
                    new MonitoredStories(
                            history,
                            now,
                            failsafes,
                            registry.models(),
                            registry.versions(),
                            registry.promotions()::championStage));
        }
    }

    /// What was delivered.
    public record Data(Datasets datasets, DatasetRows rows) {}

    /// What is owed.
    public record Debt(Debts debts, MlTestScores scores) {}

    public static WebModule create(
            PagesConfig config,
            Backbone backbone,
            Registry registry,
            Tracking tracking,
            Data data,
            Live live,
            Debt debt) {
        Pages pages = new Pages(List.of(Section.values()), config);
        AlertLog alerts = new AlertLog(backbone.evidence());
        Overview overview = new Overview(new Overview.Services(
                backbone.assets(),
                backbone.changes(),
                registry.models(),
                registry.versions(),
                registry.aliases(),
                live.endpoints(),
                live.stories(),
                alerts,
                backbone.clock(),
                registry.promotions()::championStage));
        AssetPage asset = new AssetPage(
                backbone.assets(), backbone.edges(), backbone.changes(), backbone.impact(), backbone.evidence());
        ModelPages models = new ModelPages(
                registry.services(), backbone.evidence(), model -> servedAt(live.endpoints(), model.ref()));
        VersionPages versions = new VersionPages(registry.services(), backbone.evidence());
        EndpointPages endpoints =
                new EndpointPages(live.endpoints(), live.stories(), alerts, backbone.edges(), backbone.clock());
        List<Route> routes = Stream.of(
                        pages.routes(),
                        new OverviewRoutes(pages, overview).routes(),
                        new AssetRoutes(pages, backbone.assets(), asset).routes(),
                        new ExperimentRoutes(pages, tracking).routes(),
                        new RunRoutes(pages, new RunPages(tracking, backbone.edges())).routes(),
                        new CompareRoutes(pages, new Comparisons(tracking)).routes(),
                        new RunsRoutes(pages, tracking).routes(),
                        new EndpointRoutes(pages, endpoints).routes(),
                        new DatasetRoutes(pages, new DatasetPages(data.datasets(), data.rows())).routes(),
                        new LineageRoutes(pages, new Lineage(backbone.assets(), backbone.edges(), backbone.impact()))
                                .routes(),
                        new ModelRoutes(pages, models, versions, registry.services()).routes(),
                        new ClientLinks(registry.models()).routes(),
                        new DebtPageRoutes(pages, debt.debts(), debt.scores()).routes(),
                        new AlertRoutes(pages, alerts).routes())
                .flatMap(List::stream)
                .toList();
        return new WebModule(routes, pages::problem);
    }

    private static List<AssetRef> servedAt(EndpointsNow endpoints, AssetRef model) {
        return endpoints.list().stream()
                .filter(endpoint -> endpoint.model().equals(model))
                .map(EndpointNow::endpoint)
                .toList();
    }
}
