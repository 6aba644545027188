package io.gimbal.serving.store;

import io.gimbal.graph.Reason;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.Engagement;
import io.gimbal.serving.EngagementStore;
import io.gimbal.sql.Row;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SqlEngagementStore implements EngagementStore {
    @Override
    public long nextNumber(Transaction transaction) throws SQLException {
        return transaction
                .find("SELECT COALESCE(MAX(number), 0) + 1 AS next FROM serving_engagement", row -> row.integer("next"))
                .orElseThrow();
    }

    @Override
    public void put(Transaction transaction, Engagement engagement) throws SQLException {
        transaction.update("DELETE FROM serving_engagement WHERE number = ?", engagement.number());
        transaction.update(
                "INSERT INTO serving_engagement (number, namespace, endpoint, alerts, who, why, engaged_on, engaged_at,"
                        + " champion_version, champion_mae, failsafe_mae, alert_to_effect_ms, lifted_on, lifted_at,"
                        + " lifted_who, lifted_why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                engagement.number(),
                engagement.endpoint().namespace(),
                engagement.endpoint().name(),
                String.join("\n", engagement.alerts()),
                engagement.reason().who(),
                engagement.reason().why(),
                engagement.engagedOn(),
                engagement.engagedAt(),
                engagement.numbers().championVersion(),
                engagement.numbers().championMae(),
                engagement.numbers().failsafeMae(),
                engagement.alertToEffectMs(),
                engagement.lifted().map(Engagement.Lifted::on),
                engagement.lifted().map(Engagement.Lifted::at),
                engagement.lifted().map(lifted -> lifted.reason().who()),
                engagement.lifted().map(lifted -> lifted.reason().why()));
    }

    @Override
    public Optional<Engagement> current(Transaction transaction, EndpointName endpoint) throws SQLException {
        return transaction.find(
                "SELECT * FROM serving_engagement WHERE namespace = ? AND endpoint = ? AND lifted_at IS NULL",
                SqlEngagementStore::engagement,
                endpoint.namespace(),
                endpoint.name());
    }

    @Override
    public List<Engagement> list(Transaction transaction, EndpointName endpoint) throws SQLException {
        return transaction.list(
                "SELECT * FROM serving_engagement WHERE namespace = ? AND endpoint = ? ORDER BY number",
                SqlEngagementStore::engagement,
                endpoint.namespace(),
                endpoint.name());
    }

    @Override
    public Optional<Engagement> find(Transaction transaction, long number) throws SQLException {
        return transaction.find(
                "SELECT * FROM serving_engagement WHERE number = ?", SqlEngagementStore::engagement, number);
    }

    private static Engagement engagement(Row row) throws SQLException {
        return new Engagement(
                row.integer("number"),
                new EndpointName(row.text("namespace"), row.text("endpoint")),
                row.text("alerts").lines().toList(),
                new Reason(row.text("who"), row.text("why")),
                row.instant("engaged_on"),
                row.instant("engaged_at"),
                new Engagement.Numbers(
                        row.findInteger("champion_version").map(Math::toIntExact),
                        row.findReal("champion_mae"),
                        row.findReal("failsafe_mae")),
                row.findReal("alert_to_effect_ms"),
                lifted(row));
    }

    private static Optional<Engagement.Lifted> lifted(Row row) throws SQLException {
        Optional<Instant> at = row.findInstant("lifted_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Engagement.Lifted(
                        new Reason(row.text("lifted_who"), row.text("lifted_why")),
                        row.instant("lifted_on"),
                        at.get()));
    }
}
