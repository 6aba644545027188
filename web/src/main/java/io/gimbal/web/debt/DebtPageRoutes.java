package io.gimbal.web.debt;

import io.gimbal.debt.Debts;
import io.gimbal.debt.MlTestScores;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Section;
import java.util.List;

/// Debt and score as tables.
public final class DebtPageRoutes {
    private final Pages pages;
    private final Debts debts;
    private final MlTestScores scores;

    public DebtPageRoutes(Pages pages, Debts debts, MlTestScores scores) {
        this.pages = pages;
        this.debts = debts;
        this.scores = scores;
    }

    public List<Route> routes() {
        return List.of(Route.get(Section.DEBT.href(), this::debt), Route.get(Section.SCORE.href(), this::score));
    }

    private Response debt(Request request) {
        return pages.show(request, Section.DEBT, "Debt", "debt", DebtView.of(debts.list()));
    }

    private Response score(Request request) {
        return pages.show(request, Section.SCORE, "ML Test Score", "score", ScoreView.of(scores.list()));
    }
}
