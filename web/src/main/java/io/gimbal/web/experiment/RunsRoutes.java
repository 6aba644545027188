package io.gimbal.web.experiment;

import static io.gimbal.web.kit.TrackingAddresses.EXPERIMENT;
import static io.gimbal.web.kit.TrackingAddresses.experiment;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.filter.FilterCompletion;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.RunBatch;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.Tag;
import io.gimbal.web.Tracking;
import io.gimbal.web.kit.CompareAddress;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Refusals;
import io.gimbal.web.kit.Said;
import io.gimbal.web.kit.Script;
import io.gimbal.web.kit.Section;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The runs of an experiment, what is done with chosen ones, and the views of them that are kept. A form that is
/// refused shows its page again with the reason; one that went well leads there, so that a reload repeats nothing.
public final class RunsRoutes {
    private static final String RUN = "run";
    private static final String DONE = "done";
    private static final Refusals REFUSALS = Refusals.of(
            ErrorCode.INVALID_ARGUMENT, ErrorCode.FAILED_PRECONDITION, ErrorCode.CONFLICT, ErrorCode.NOT_FOUND);

    private final Pages pages;
    private final Tracking tracking;
    private final RunsPage page;

    public RunsRoutes(Pages pages, Tracking tracking) {
        this.pages = pages;
        this.tracking = tracking;
        this.page = new RunsPage(tracking);
    }

    public List<Route> routes() {
        return List.of(
                Route.get(EXPERIMENT, this::show),
                Route.get(EXPERIMENT + "/completions", this::complete),
                Route.form(EXPERIMENT + "/compare", this::compare).with(Route.Trait.QUESTION),
                Route.form(EXPERIMENT + "/runs/delete", request -> each(request, "deleted", this::delete)),
                Route.form(EXPERIMENT + "/runs/restore", request -> each(request, "restored", this::restore)),
                Route.form(EXPERIMENT + "/runs/tag", this::tag),
                Route.form(EXPERIMENT + "/views/save", this::saveView),
                Route.form(EXPERIMENT + "/views/delete", this::deleteView));
    }

    private Response show(Request request) {
        ExperimentId experiment = experiment(request);
        if (Look.isSilent(request.query())) {
            return page.usual(experiment)
                    .map(look -> Response.seeOther(look.href()))
                    .orElseGet(() -> show(request, look(request, request.query()), said(request)));
        }
        return show(request, look(request, request.query()), said(request));
    }

    private Response show(Request request, Look look, Said said) {
        RunsView view = page.view(look, request.header("Host").orElse("localhost"), said);
        Response shown = pages.showCharts(request, Section.EXPERIMENTS, view.name(), Script.RUNS, "runs", view);
        return view.form().problem().isPresent() ? shown.withStatus(400) : shown;
    }

    private static Said said(Request request) {
        return switch (request.query().find(DONE).orElse("")) {
            case "deleted" -> Said.done("Deleted. Until they are removed for good they can be restored.");
            case "restored" -> Said.done("Restored.");
            case "tagged" -> Said.done("Tagged.");
            case "saved" -> Said.done("The view is saved.");
            case "view-deleted" -> Said.done("The view is deleted; its runs are as they were.");
            default -> Said.NOTHING;
        };
    }

    private Response complete(Request request) {
        String filter = request.query().find(Look.FILTER).orElse("");
        long caret = request.query().findInteger("caret").orElse((long) filter.length());
        ExperimentId experiment =
                tracking.experiments().get(experiment(request)).id();
        FilterCompletion completion = page.complete(experiment, filter, Math.clamp(caret, 0, filter.length()));
        return Response.json(completion);
    }

    private Response compare(Request request) {
        return attempt(request, () -> CompareAddress.in(request.form()).href());
    }

    private void delete(RunId run) {
        Object _ = tracking.runs().delete(run);
    }

    private void restore(RunId run) {
        Object _ = tracking.runs().restore(run);
    }

    private Response tag(Request request) {
        return attempt(request, "tagged", look(request, request.form()), () -> {
            Tag tag = Tag.of(
                    request.form().get("key").strip(),
                    request.form().get("value").strip());
            chosen(request).forEach(run -> tracking.log().append(run, RunBatch.ofTags(List.of(tag))));
        });
    }

    private Response each(Request request, String done, Consumer<RunId> deed) {
        return attempt(
                request,
                done,
                look(request, request.form()),
                () -> chosen(request).forEach(deed));
    }

    private static List<RunId> chosen(Request request) {
        List<RunId> runs =
                request.form().list(RUN).stream().distinct().map(RunId::new).toList();
        if (runs.isEmpty()) {
            throw CodedException.failedPrecondition("no run is chosen; choose some by their boxes");
        }
        return runs;
    }

    private Response saveView(Request request) {
        String name = request.form().get("name").strip();
        Look look = look(request, request.form()).first();
        return attempt(
                request,
                "saved",
                look.called(name),
                () -> tracking.views()
                        .put(
                                look.experiment(),
                                look.named(name, request.form().find("default").isPresent())));
    }

    private Response deleteView(Request request) {
        Look look = look(request, request.form()).first();
        return attempt(
                request,
                "view-deleted",
                look.called(""),
                () -> tracking.views().delete(look.experiment(), look.view()));
    }

    /// @param after where to look once it is done
    private Response attempt(Request request, String done, Look after, Runnable deed) {
        return attempt(request, () -> {
            deed.run();
            return after.href() + "&" + DONE + "=" + done;
        });
    }

    private Response attempt(Request request, Supplier<String> deed) {
        return REFUSALS.attempt(
                () -> Response.seeOther(deed.get()), said -> show(request, look(request, request.form()), said));
    }

    private static Look look(Request request, Parameters parameters) {
        return Look.of(experiment(request), parameters);
    }
}
