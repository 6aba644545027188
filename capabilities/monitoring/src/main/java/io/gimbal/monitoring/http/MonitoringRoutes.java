package io.gimbal.monitoring.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.NearestName;
import io.gimbal.core.Page;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.http.PageAnswer;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.monitoring.Alert;
import io.gimbal.monitoring.AlertFilter;
import io.gimbal.monitoring.ClosedChunk;
import io.gimbal.monitoring.MonitorHistory;
import io.gimbal.monitoring.MonitorRecord;
import io.gimbal.monitoring.Severity;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `/api/v1/monitors` and `/api/v1/alerts`. All times are event times. Where several projects have a monitor of one
/// name, `?project=` says which.
public final class MonitoringRoutes {
    private static final AssetKind MONITOR = new AssetKind("monitor");
    private static final LocalDate FIRST = LocalDate.parse("0001-01-01");
    private static final LocalDate LAST = LocalDate.parse("9999-12-31");

    private final MonitorHistory history;

    public MonitoringRoutes(MonitorHistory history) {
        this.history = history;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/monitors", this::list),
                Route.get("/api/v1/monitors/{name}", this::get),
                Route.get("/api/v1/monitors/{name}/chunks", this::chunks),
                Route.get("/api/v1/alerts", this::alerts),
                Route.get("/api/v1/alerts/{number}", this::alert));
    }

    private Response list(Request request) {
        Parameters query = request.query().only(PageAnswer.SIZE, PageAnswer.AFTER);
        return Response.json(PageAnswer.of(history.monitors(PageAnswer.request(query)), MonitoringRoutes::shown));
    }

    private Response get(Request request) {
        MonitorRecord monitor = monitor(request, request.query().only("project"));
        return Response.json(shown(monitor).toBuilder()
                .put("declaration", monitor.declaration())
                .build());
    }

    private Response chunks(Request request) {
        Parameters query = request.query().only("project", "from", "to", PageAnswer.SIZE, PageAnswer.AFTER);
        MonitorRecord monitor = monitor(request, query);
        Page<ClosedChunk> chunks = history.chunks(
                monitor.ref(), day(query, "from", FIRST), day(query, "to", LAST), PageAnswer.request(query));
        List<JsonValue> items =
                chunks.items().stream().<JsonValue>map(MonitoringRoutes::shown).toList();
        JsonObject.Builder values = shown(monitor).toBuilder().put("items", new JsonArray(items));
        chunks.next().ifPresent(next -> values.put("next", next.value()));
        return Response.json(values.build());
    }

    private static JsonObject shown(ClosedChunk chunk) {
        return chunk.values().toBuilder()
                .put("closed_at", chunk.closedAt().toString())
                .build();
    }

    private Response alerts(Request request) {
        Parameters query = request.query().only("state", "severity", PageAnswer.SIZE, PageAnswer.AFTER);
        AlertFilter filter = new AlertFilter(
                query.find("state").map(MonitoringRoutes::isOpen),
                query.find("severity").map(MonitoringRoutes::severity));
        return Response.json(PageAnswer.of(history.alerts(filter, PageAnswer.request(query)), MonitoringRoutes::shown));
    }

    private Response alert(Request request) {
        request.query().only();
        String number = request.pathParameter("number");
        try {
            return Response.json(shown(history.alert(Long.parseLong(number))));
        } catch (NumberFormatException e) {
            throw new CodedException(ErrorCode.NOT_FOUND, "no alert \"" + number + "\", alerts have numbers", e);
        }
    }

    private MonitorRecord monitor(Request request, Parameters query) {
        String name = request.pathParameter("name");
        return query.find("project")
                .map(project -> history.get(AssetRef.of(MONITOR, project, name)))
                .orElseGet(() -> history.get(name));
    }

    private static JsonObject shown(MonitorRecord monitor) {
        JsonObject.Builder values = JsonObject.builder()
                .put("monitor", monitor.ref().name())
                .put("project", monitor.ref().namespace())
                .put("ref", monitor.ref().toString())
                .put("endpoint", monitor.endpoint().name());
        for (String fact : List.of("champion", "last_closed")) {
            monitor.progress().findText(fact).ifPresent(text -> values.put(fact, text));
        }
        return values.build();
    }

    private static JsonObject shown(Alert alert) {
        JsonObject.Builder values = JsonObject.builder()
                .put("number", alert.number())
                .put("monitor", alert.monitor().name())
                .put("project", alert.monitor().namespace())
                .put("endpoint", alert.endpoint().name())
                .put("alert", alert.name())
                .put("severity", alert.severity().name())
                .put("state", alert.isOpen() ? "open" : "ended")
                .put("raised_at", alert.raisedAt().toString());
        alert.endedAt().ifPresent(at -> values.put("ended_at", at.toString()));
        return values.put("summary", alert.summary())
                .put("values", alert.values())
                .build();
    }

    private static boolean isOpen(String state) {
        return switch (state) {
            case "open" -> true;
            case "ended" -> false;
            default -> throw CodedException.invalidArgument("state: expected open or ended, not \"" + state + "\"");
        };
    }

    private static Severity severity(String text) {
        List<String> names =
                Arrays.stream(Severity.values()).map(Severity::name).toList();
        if (!names.contains(text)) {
            throw CodedException.invalidArgument("severity: \"" + text + "\" is none of " + String.join(", ", names)
                    + NearestName.hint(text, names).map(hint -> ", " + hint).orElse(""));
        }
        return Severity.valueOf(text);
    }

    private static LocalDate day(Parameters query, String name, LocalDate otherwise) {
        Optional<String> text = query.find(name);
        try {
            return text.map(LocalDate::parse).orElse(otherwise);
        } catch (DateTimeException e) {
            throw new CodedException(
                    ErrorCode.INVALID_ARGUMENT,
                    name + ": expected a date like 2020-03-19, not \"" + text.orElse("") + "\"",
                    e);
        }
    }
}
