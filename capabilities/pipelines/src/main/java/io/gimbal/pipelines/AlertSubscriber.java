package io.gimbal.pipelines;

import io.gimbal.core.Durations;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Subscriber;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Hears of alerts, and notes which of them ask for a retraining. [Retrainings] does what is noted:
/// training takes longer than a transaction should.
public final class AlertSubscriber implements Subscriber {
    private static final EvidenceType ALERT = new EvidenceType("alert");

    private final RetrainingStore store;

    public AlertSubscriber(RetrainingStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "pipelines.retraining";
    }

    @Override
    public Set<EvidenceType> types() {
        return Set.of(ALERT);
    }

    @Override
    public void handle(Transaction transaction, Evidence alert) throws SQLException {
        JsonObject values = alert.values();
        Optional<String> pipeline = values.findObject("actions").flatMap(actions -> actions.findText("retrain"));
        if (pipeline.isPresent() && values.text("state").equals("raised")) {
            store.create(
                    transaction,
                    Retraining.requested(
                            alert.position(),
                            PipelineName.in(alert.about().namespace(), pipeline.get()),
                            alert.about(),
                            values.text("monitor") + "/" + values.text("alert"),
                            alert.observedAt(),
                            duration(values.text("takes_effect_after"))));
        }
    }

    /// As people write it, or as ISO-8601 does.
    private static Duration duration(String text) {
        return text.startsWith("P") ? Duration.parse(text) : Durations.parse(text);
    }
}
