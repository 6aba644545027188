package io.gimbal.web.experiment;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageToken;
import io.gimbal.filter.FilterCompletion;
import io.gimbal.filter.FilterCompletions;
import io.gimbal.json.Json;
import io.gimbal.json.JsonString;
import io.gimbal.tracking.Experiment;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.LifecycleStage;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.overview.Family;
import io.gimbal.tracking.search.LifecycleView;
import io.gimbal.tracking.search.PageSize;
import io.gimbal.tracking.search.RunQuery;
import io.gimbal.tracking.search.SearchGrammars;
import io.gimbal.tracking.views.SavedView;
import io.gimbal.web.Tracking;
import io.gimbal.web.experiment.RunsView.Form;
import io.gimbal.web.experiment.RunsView.Link;
import io.gimbal.web.experiment.RunsView.Starter;
import io.gimbal.web.experiment.RunsView.Tab;
import io.gimbal.web.experiment.RunsView.Table;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Said;
import io.gimbal.web.kit.TrackingAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts the page of an experiment together. Nothing on it takes longer when there are more runs.
final class RunsPage {
    private static final PageSize SIZE = new PageSize(50);

    private final Tracking tracking;

    RunsPage(Tracking tracking) {
        this.tracking = tracking;
    }

    /// Where who says nothing looks: at the default view, if there is one.
    Optional<Look> usual(ExperimentId experiment) {
        return tracking.views().list(experiment).stream()
                .filter(SavedView::isDefault)
                .findFirst()
                .map(view -> Look.of(experiment, view));
    }

    /// How a filter can go on.
    FilterCompletion complete(ExperimentId experiment, String filter, int caret) {
        FilterWords words = new FilterWords(tracking.overviews().keys(), experiment);
        return new FilterCompletions(SearchGrammars.RUNS.filters(), words).at(filter, caret);
    }

    /// @param server this server as the browser calls it
    /// @throws CodedException NOT_FOUND without such an experiment
    RunsView view(Look look, String server, Said said) {
        Experiment experiment = tracking.experiments().get(look.experiment());
        ColumnChoice choice = new ColumnChoice(tracking.overviews().keys(), experiment.id());
        Optional<FilterProblem> problem = problem(look.filter());
        Found found = problem.isPresent() ? Found.NOTHING : search(look);
        List<Column> columns =
                look.columns().isEmpty() ? choice.usual(latest(look, found)) : ColumnChoice.chosen(look.columns());
        boolean isNew = found.records.isEmpty()
                && look.first().equals(Look.at(experiment.id()).called(look.view()));
        return new RunsView(
                experiment.id().value(),
                experiment.name(),
                TrackingAddresses.of(experiment.id()),
                Figures.time(experiment.createdAt()),
                experiment.lifecycle() == LifecycleStage.DELETED,
                tabs(look),
                form(look, problem, new FilterExample(columns, found.records), choice),
                table(look, columns, found),
                Optional.of(new Starter(server, Json.text(new JsonString(experiment.name()))))
                        .filter(_ -> isNew && experiment.lifecycle() == LifecycleStage.ACTIVE),
                said);
    }

    private static Optional<FilterProblem> problem(String filter) {
        try {
            Object _ = SearchGrammars.RUNS.filter(filter);
            return Optional.empty();
        } catch (CodedException e) {
            if (e.code() != ErrorCode.INVALID_ARGUMENT) {
                throw e;
            }
            return Optional.of(FilterProblem.of(filter, e));
        }
    }

    private record Found(List<RunRecord> records, Optional<PageToken> next) {
        static final Found NOTHING = new Found(List.of(), Optional.empty());
    }

    private Found search(Look look) {
        List<RunRecord> records = new ArrayList<>();
        RunQuery query = new RunQuery(
                List.of(look.experiment()), look.lifecycle(), look.filter(), look.orders(), SIZE, look.after());
        Optional<PageToken> next = tracking.searches().runs().search(query, records::add);
        return new Found(records, next);
    }

    /// The same for every page, filter and order, so that columns stay where they are.
    private List<RunRecord> latest(Look look, Found found) {
        Look plain = Look.at(look.experiment());
        return look.called("").equals(plain) ? found.records : search(plain).records;
    }

    private List<Tab> tabs(Look look) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab(
                "All runs", Look.at(look.experiment()).href(), look.view().isEmpty(), false, false));
        for (SavedView view : tracking.views().list(look.experiment())) {
            boolean isCurrent = view.name().equals(look.view());
            tabs.add(new Tab(
                    view.name(),
                    Look.of(look.experiment(), view).href(),
                    isCurrent,
                    view.isDefault(),
                    isCurrent && !look.isAs(view)));
        }
        return tabs;
    }

    private Form form(Look look, Optional<FilterProblem> problem, FilterExample example, ColumnChoice choice) {
        Optional<SavedView> view = tracking.views().list(look.experiment()).stream()
                .filter(it -> it.name().equals(look.view()))
                .findFirst();
        return new Form(
                look.filter(),
                example.text(),
                problem,
                look.fieldsWithout(Look.FILTER),
                look.fieldsWithout(Look.COLUMN),
                look.fields(),
                choice.groups(example.columns()),
                view.map(SavedView::name).orElse(""),
                view.map(SavedView::isDefault).orElse(false));
    }

    private Table table(Look look, List<Column> columns, Found found) {
        RunTable table = new RunTable(look, columns, tracking.time().instant());
        Family family = tracking.overviews()
                .families()
                .of(found.records.stream().map(RunRecord::run).toList());
        return new Table(
                Stream.of(LifecycleView.values())
                        .map(it -> new Link(Look.text(it), look.showing(it).href(), it == look.lifecycle()))
                        .toList(),
                table.heads(),
                table.rows(found.records, family),
                look.page(),
                !look.filter().isEmpty(),
                look.filtered("").href(),
                look.after().isPresent() ? look.first().href() : "",
                found.next.map(token -> look.next(token).href()).orElse(""));
    }
}
