package io.gimbal.web.endpoint;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.eventtime.EventClock;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Edges;
import io.gimbal.web.EndpointNow;
import io.gimbal.web.EndpointsNow;
import io.gimbal.web.Stories;
import io.gimbal.web.Story;
import io.gimbal.web.alert.Alert;
import io.gimbal.web.alert.AlertLog;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import io.gimbal.web.kit.Sparkline;
import java.util.List;
import java.util.Optional;

/// Puts the pages of endpoints together.
public final class EndpointPages {
    private final EndpointsNow endpoints;
    private final Stories stories;
    private final AlertLog alerts;
    private final Edges edges;
    private final EventClock clock;

    public EndpointPages(EndpointsNow endpoints, Stories stories, AlertLog alerts, Edges edges, EventClock clock) {
        this.endpoints = endpoints;
        this.stories = stories;
        this.alerts = alerts;
        this.edges = edges;
        this.clock = clock;
    }

    EndpointsView endpoints() {
        return new EndpointsView(endpoints.list().stream().map(this::row).toList());
    }

    private EndpointsView.Row row(EndpointNow endpoint) {
        List<Story.Day> days = story(endpoint.endpoint()).days();
        return new EndpointsView.Row(
                AssetLink.of(endpoint.endpoint()),
                AssetLink.of(endpoint.model()),
                acting(endpoint),
                endpoint.failsafe().isPresent(),
                Sparkline.of(
                        "MAE",
                        days.stream()
                                .map(day -> day.maeServed().orElse(Double.NaN))
                                .toList()),
                Sparkline.ofCounts(
                        "Predictions", days.stream().map(Story.Day::predictions).toList()),
                (int) alerts.list(endpoint.endpoint()).stream()
                        .filter(Alert::isOpen)
                        .count());
    }

    private Story story(AssetRef endpoint) {
        return stories.find(endpoint).orElseGet(() -> new Story(endpoint, List.of(), List.of(), List.of()));
    }

    private static String acting(EndpointNow endpoint) {
        return endpoint.acting()
                .map(role -> role.name() + " v" + role.version().version().orElse(""))
                .orElse("nobody");
    }

    /// @throws CodedException NOT_FOUND naming the nearest
    EndpointNow get(AssetRef ref) {
        List<EndpointNow> all = endpoints.list();
        List<String> names =
                all.stream().map(endpoint -> endpoint.endpoint().name()).toList();
        return all.stream()
                .filter(endpoint -> endpoint.endpoint().equals(ref))
                .findFirst()
                .orElseThrow(() -> CodedException.notFound("no endpoint \"" + ref.name() + "\""
                        + NearestName.hint(ref.name(), names)
                                .map(hint -> ", " + hint)
                                .orElse("")));
    }

    EndpointView view(AssetRef ref) {
        EndpointNow endpoint = get(ref);
        Story story = story(ref);
        List<Alert> all = alerts.list(ref);
        StoryTable table = new StoryTable(story, all);
        String href = Addresses.of(ref);
        return new EndpointView(
                ref.name(),
                AssetLink.generic(ref),
                AssetLink.of(endpoint.model()),
                Addresses.lineage(ref),
                headline(endpoint, story, table),
                roles(endpoint),
                table.rows(),
                table.spans(),
                all.stream().filter(Alert::isOpen).toList(),
                all.stream().filter(alert -> !alert.isOpen()).toList(),
                consumers(ref),
                StoryJson.of(story, all),
                href + "/now",
                href + "/changes");
    }

    private EndpointView.Headline headline(EndpointNow endpoint, Story story, StoryTable table) {
        Optional<Double> served = table.mean(Story.Day::maeServed);
        Optional<Double> frozen = table.mean(Story.Day::maeFrozen);
        return new EndpointView.Headline(
                acting(endpoint),
                endpoint.failsafe().map(EndpointNow.Engaged::why).map(Prose::of).orElse(""),
                served.map(mae -> Figures.fixed(mae, 2)).orElse(Figures.NONE),
                frozen.map(mae -> Figures.fixed(mae, 2)).orElse(Figures.NONE),
                served.isPresent() && frozen.isPresent()
                        ? Figures.signed(100 * (served.get() / frozen.get() - 1), 1) + "\u202f%"
                        : Figures.NONE,
                Figures.count(table.predictions()),
                Figures.count(story.days().size()),
                clock.reached().map(Figures::time).orElse(Figures.NONE));
    }

    private static List<EndpointView.RoleRow> roles(EndpointNow endpoint) {
        return endpoint.roles().stream()
                .map(role -> new EndpointView.RoleRow(
                        role.name(),
                        AssetLink.of(role.version()),
                        role.selector(),
                        endpoint.acting().filter(role::equals).isPresent()))
                .toList();
    }

    private List<AssetLink> consumers(AssetRef ref) {
        return edges.list(ref).stream()
                .filter(edge -> edge.type() == EdgeType.CONSUMES && edge.to().equals(ref))
                .map(edge -> AssetLink.of(edge.from()))
                .toList();
    }

    /// Something that is different as soon as the page would be: days close and alerts are raised as event time moves.
    String mark(AssetRef ref) {
        EndpointNow endpoint = get(ref);
        return clock.reached() + " " + endpoint.roles() + endpoint.failsafe();
    }
}
