package io.gimbal.debt.wiring;

import io.gimbal.debt.DebtRule;
import io.gimbal.debt.Debts;
import io.gimbal.debt.GraphReader;
import io.gimbal.debt.MlTestScores;
import io.gimbal.debt.http.DebtRoutes;
import io.gimbal.debt.rules.CorrectionCascades;
import io.gimbal.debt.rules.DirectFeedbackLoops;
import io.gimbal.debt.rules.FixedThresholds;
import io.gimbal.debt.rules.IrreproducibleResults;
import io.gimbal.debt.rules.MissingTests;
import io.gimbal.debt.rules.UndeclaredConsumers;
import io.gimbal.debt.rules.UnderusedDataDependencies;
import io.gimbal.debt.score.TestScore;
import io.gimbal.debt.score.TestScores;
import io.gimbal.eventtime.EventClock;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.http.Route;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.sql.Database;
import java.util.List;

/// The ledger and the score, ready for use. They store nothing.
public record DebtModule(Debts debts, TestScores scores, List<Route> routes) {
    /// @param compiler reads the rules of others
    public static DebtModule create(
            Database database,
            Assets assets,
            Edges edges,
            EvidenceLog evidence,
            EventClock clock,
            RuleCompiler compiler) {
        GraphReader reader = new GraphReader(database, assets, edges, evidence, clock);
        Debts debts = new Debts(reader, rules(compiler));
        TestScores scores = new TestScores(reader);
        return new DebtModule(debts, scores, new DebtRoutes(debts, scores).routes());
    }

    private static List<DebtRule> rules(RuleCompiler compiler) {
        return List.of(
                new UndeclaredConsumers(),
                new FixedThresholds(compiler),
                new UnderusedDataDependencies(),
                new CorrectionCascades(),
                new DirectFeedbackLoops(),
                new MissingTests(),
                new IrreproducibleResults());
    }

    /// The scores, for readers.
    public MlTestScores testScores() {
        return () -> scores.list().stream().map(TestScore::forReaders).toList();
    }
}
