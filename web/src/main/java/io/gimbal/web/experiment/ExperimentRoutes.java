package io.gimbal.web.experiment;

import static io.gimbal.web.kit.TrackingAddresses.EXPERIMENT;
import static io.gimbal.web.kit.TrackingAddresses.experiment;

import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageToken;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.ExperimentDraft;
import io.gimbal.tracking.RunId;
import io.gimbal.web.Tracking;
import io.gimbal.web.experiment.ExperimentsPage.Wanted;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Refusals;
import io.gimbal.web.kit.Said;
import io.gimbal.web.kit.Section;
import io.gimbal.web.kit.TrackingAddresses;
import java.util.List;
import java.util.function.Supplier;

/// Experiments: the list, and the forms that make, rename, delete and restore them; also where a run is whose
/// experiment nobody names.
public final class ExperimentRoutes {
    private static final String DONE = "done";
    private static final Refusals REFUSALS = Refusals.of(
            ErrorCode.INVALID_ARGUMENT, ErrorCode.FAILED_PRECONDITION, ErrorCode.CONFLICT, ErrorCode.ALREADY_EXISTS);

    private final Pages pages;
    private final Tracking tracking;
    private final ExperimentsPage page;

    public ExperimentRoutes(Pages pages, Tracking tracking) {
        this.pages = pages;
        this.tracking = tracking;
        this.page = new ExperimentsPage(tracking);
    }

    public List<Route> routes() {
        return List.of(
                Route.get(Section.EXPERIMENTS.href(), this::list),
                Route.get("/runs/{run}", this::run),
                Route.form(Section.EXPERIMENTS.href() + "/create", this::create),
                Route.form(EXPERIMENT + "/rename", this::rename),
                Route.form(EXPERIMENT + "/delete", this::delete),
                Route.form(EXPERIMENT + "/restore", this::restore));
    }

    private Response list(Request request) {
        Said said = switch (request.query().find(DONE).orElse("")) {
            case "deleted" -> Said.done("Deleted, with its runs. Until it is removed for good it can be restored.");
            case "restored" -> Said.done("Restored, with its runs.");
            default -> Said.NOTHING;
        };
        return list(request, said);
    }

    private Response list(Request request, Said said) {
        Wanted wanted = new Wanted(
                request.query().find("q").orElse("").strip(),
                request.query().find("show").filter("deleted"::equals).isPresent(),
                request.query().find("after").map(PageToken::new));
        return pages.show(request, Section.EXPERIMENTS, "Experiments", "experiments", page.view(wanted, said));
    }

    private Response run(Request request) {
        RunId id = new RunId(request.pathParameter("run"));
        return Response.seeOther(TrackingAddresses.of(tracking.runs().get(id)));
    }

    private Response create(Request request) {
        return attempt(request, () -> {
            ExperimentDraft draft =
                    ExperimentDraft.named(request.form().get("name").strip());
            return TrackingAddresses.of(tracking.experiments().create(draft).id());
        });
    }

    private Response rename(Request request) {
        return attempt(request, () -> {
            String name = request.form().get("name").strip();
            return TrackingAddresses.of(
                    tracking.experiments().rename(experiment(request), name).id());
        });
    }

    private Response delete(Request request) {
        return attempt(request, () -> {
            Object _ = tracking.experiments().delete(experiment(request));
            return Section.EXPERIMENTS.href() + "?" + DONE + "=deleted";
        });
    }

    private Response restore(Request request) {
        return attempt(request, () -> {
            Object _ = tracking.experiments().restore(experiment(request));
            return Section.EXPERIMENTS.href() + "?" + DONE + "=restored";
        });
    }

    /// @param deed gives the page to look at then
    private Response attempt(Request request, Supplier<String> deed) {
        return REFUSALS.attempt(() -> Response.seeOther(deed.get()), said -> list(request, said));
    }
}
