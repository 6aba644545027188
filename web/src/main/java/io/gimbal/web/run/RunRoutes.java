package io.gimbal.web.run;

import io.gimbal.http.Download;
import io.gimbal.http.EventStream;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.tracking.Artifact;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunId;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Script;
import io.gimbal.web.kit.Section;
import io.gimbal.web.kit.TrackingAddresses;
import java.time.Duration;
import java.util.List;

/// Runs. While the page of one that goes is open it hears of changes and fetches what is different.
public final class RunRoutes {
    private static final String RUN = TrackingAddresses.EXPERIMENT + "/runs/{run}";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Pages pages;
    private final RunPages runs;

    public RunRoutes(Pages pages, RunPages runs) {
        this.pages = pages;
        this.runs = runs;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(RUN, request -> show(request, RunFiles.Wanted.ROOT)),
                Route.get(RUN + "/artifacts", request -> show(request, wanted(request))),
                Route.get(RUN + "/file", this::file),
                Route.get(RUN + "/now", request -> pages.part("runpart", runs.latest(run(request)))),
                Route.get(RUN + "/changes", this::changes));
    }

    private Response show(Request request, RunFiles.Wanted wanted) {
        Run run = run(request);
        return pages.showCharts(request, Section.EXPERIMENTS, run.name(), Script.RUN, "run", runs.view(run, wanted));
    }

    private Response file(Request request) {
        Artifact file = runs.files().get(run(request), wanted(request));
        return new Download(
                        file.path().name(),
                        file.digest().hex(),
                        file.size(),
                        () -> runs.files().open(file))
                .answer(request);
    }

    private Response changes(Request request) {
        RunId run = run(request).id();
        return Response.events(stream -> tell(stream, run));
    }

    private void tell(EventStream stream, RunId run) {
        String known = runs.mark(run);
        while (stream.pause(PAUSE)) {
            String mark = runs.mark(run);
            if (!mark.equals(known)) {
                stream.send("changed", "now");
                known = mark;
            }
        }
    }

    private Run run(Request request) {
        return runs.get(TrackingAddresses.experiment(request), new RunId(request.pathParameter("run")));
    }

    private static RunFiles.Wanted wanted(Request request) {
        Parameters query = request.query();
        return new RunFiles.Wanted(
                query.find("path").orElse(""),
                query.find("model").orElse(""),
                Math.max(0, query.findInteger("after").orElse(0L)),
                query.find("more").orElse(""));
    }
}
