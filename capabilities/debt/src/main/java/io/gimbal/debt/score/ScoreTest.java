package io.gimbal.debt.score;

import static io.gimbal.debt.score.ScoreSection.DATA;
import static io.gimbal.debt.score.ScoreSection.INFRASTRUCTURE;
import static io.gimbal.debt.score.ScoreSection.MODEL;
import static io.gimbal.debt.score.ScoreSection.MONITORING;

/// The 28 tests of E. Breck et al., *The ML Test Score: A Rubric for ML Production Readiness and Technical Debt
/// Reduction* (2017), in its order.
public enum ScoreTest {
    D1(DATA, "what features must look like is written down"),
    D2(DATA, "every feature helps"),
    D3(DATA, "no feature costs more than it gives"),
    D4(DATA, "features obey the rules set above them"),
    D5(DATA, "privacy is kept along the whole way"),
    D6(DATA, "a new feature is added quickly"),
    D7(DATA, "the code of features is tested"),
    M1(MODEL, "the model is reviewed and checked in"),
    M2(MODEL, "better offline is better online"),
    M3(MODEL, "hyper-parameters were searched for"),
    M4(MODEL, "what becomes of an old model is known"),
    M5(MODEL, "a simpler model is not better"),
    M6(MODEL, "it is good on every slice that matters"),
    M7(MODEL, "it treats people fairly"),
    I1(INFRASTRUCTURE, "training can be repeated"),
    I2(INFRASTRUCTURE, "the code of the model is tested"),
    I3(INFRASTRUCTURE, "the whole pipeline is tested"),
    I4(INFRASTRUCTURE, "quality is checked before serving"),
    I5(INFRASTRUCTURE, "one prediction can be explained step by step"),
    I6(INFRASTRUCTURE, "a version proves itself beside the champion first"),
    I7(INFRASTRUCTURE, "going back works"),
    O1(MONITORING, "changes of what it depends on are told"),
    O2(MONITORING, "inputs look as they did in training"),
    O3(MONITORING, "features are the same in training and serving"),
    O4(MONITORING, "the model is not too old"),
    O5(MONITORING, "its numbers are numbers"),
    O6(MONITORING, "it has not become slower"),
    O7(MONITORING, "its predictions have not become worse");

    private final ScoreSection section;
    private final String question;

    ScoreTest(ScoreSection section, String question) {
        this.section = section;
        this.question = question;
    }

    public ScoreSection section() {
        return section;
    }

    /// What it asks, as a statement that should be true.
    public String question() {
        return question;
    }
}
