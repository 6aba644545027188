package io.gimbal.web.kit;

import gg.jte.output.StringOutput;
import io.gimbal.http.FormToken;
import io.gimbal.http.ProblemJson;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.web.PagesConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lays views out as pages. Thread-safe.
public final class Pages {
    private final List<Section> sections;
    private final PageFiles files;

    /// @param sections of the navigation: what there is to be shown
    public Pages(List<Section> sections, PagesConfig config) {
        this.sections = List.copyOf(sections);
        this.files = PageFiles.of(config);
    }

    /// Style sheets, scripts and fonts.
    public List<Route> routes() {
        return files.routes();
    }

    /// @param template its name below `pages`, without ending
    /// @param title of the page, as the browser shows it
    public Response show(Request request, Section section, String title, String template, Object view) {
        return Response.html(render(template, frame(request, Optional.of(section), title, Script.NONE), view));
    }

    /// A page with charts that scripts draw.
    public Response showCharts(
            Request request, Section section, String title, Script script, String template, Object view) {
        return Response.html(render(template, frame(request, Optional.of(section), title, script), view));
    }

    /// A part of a page that is fetched again while the page is open.
    public Response part(String template, Object view) {
        StringOutput output = new StringOutput();
        files.templates().render("pages/" + template + ".jte", Map.of("view", view), output);
        return Response.html(output.toString());
    }

    /// What a browser shows for a refusal.
    public String problem(Request request, ProblemJson problem) {
        return render(
                "problem",
                frame(request, Section.of(request.path().raw()), problem.title(), Script.NONE),
                ProblemView.of(problem));
    }

    private Frame frame(Request request, Optional<Section> section, String title, Script script) {
        Optional<String> search = request.path().raw().equals(Section.ASSETS.href())
                ? request.query().find("q")
                : Optional.empty();
        FormToken token = request.formToken();
        return new Frame(
                title,
                section,
                sections,
                Theme.of(request),
                search.orElse(""),
                token.value(),
                script,
                files.reload(),
                files.assets());
    }

    private String render(String template, Frame frame, Object view) {
        StringOutput output = new StringOutput();
        files.templates().render("pages/" + template + ".jte", Map.of("frame", frame, "view", view), output);
        return output.toString();
    }
}
