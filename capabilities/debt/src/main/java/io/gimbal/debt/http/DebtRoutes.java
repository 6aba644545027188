package io.gimbal.debt.http;

import io.gimbal.debt.Debts;
import io.gimbal.debt.Finding;
import io.gimbal.debt.FindingKind;
import io.gimbal.debt.score.TestScore;
import io.gimbal.debt.score.TestScores;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.util.List;
import java.util.Optional;

/// `GET /api/v1/debt?kind=` and `GET /api/v1/score?model=`.
public final class DebtRoutes {
    private final Debts debts;
    private final TestScores scores;

    public DebtRoutes(Debts debts, TestScores scores) {
        this.debts = debts;
        this.scores = scores;
    }

    public List<Route> routes() {
        return List.of(Route.get("/api/v1/debt", this::debt), Route.get("/api/v1/score", this::score));
    }

    private Response debt(Request request) {
        Parameters query = request.query().only("kind");
        Optional<FindingKind> kind = query.find("kind").map(FindingKind::parse);
        List<FindingAnswer> found = debts.list().stream()
                .filter(finding -> isOf(finding, kind))
                .map(FindingAnswer::of)
                .toList();
        return Response.json(new Found(found));
    }

    private static boolean isOf(Finding finding, Optional<FindingKind> kind) {
        return kind.isEmpty() || kind.get() == finding.kind();
    }

    private Response score(Request request) {
        Parameters query = request.query().only("model");
        List<TestScore> wanted =
                query.find("model").map(name -> List.of(scores.get(name))).orElseGet(scores::list);
        JsonArray models =
                new JsonArray(wanted.stream().<JsonValue>map(ModelScore::write).toList());
        return Response.json(JsonObject.builder().put("models", models).build());
    }

    record Found(List<FindingAnswer> findings) {}
}
