package io.gimbal.debt.rules;

import io.gimbal.debt.DebtRule;
import io.gimbal.debt.Finding;
import io.gimbal.debt.FindingKind;
import io.gimbal.debt.Kinds;
import io.gimbal.debt.Surroundings;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import java.util.List;

/// Consumers that asked an endpoint and that no project declares.
public final class UndeclaredConsumers implements DebtRule {
    @Override
    public List<Finding> find(Surroundings surroundings) {
        return surroundings.ofKind(Kinds.CONSUMER).stream()
                .filter(consumer -> consumer.project().isEmpty())
                .map(consumer -> consumer.ref())
                .filter(consumer ->
                        !surroundings.from(consumer, EdgeType.CONSUMES).isEmpty())
                .map(consumer -> finding(surroundings, consumer))
                .toList();
    }

    private static Finding finding(Surroundings surroundings, AssetRef consumer) {
        List<AssetRef> read = surroundings.from(consumer, EdgeType.CONSUMES);
        String names = String.join(", ", read.stream().map(AssetRef::name).toList());
        return new Finding(
                FindingKind.UNDECLARED_CONSUMER,
                consumer,
                surroundings.owner(read.getFirst()),
                "\"" + consumer.name() + "\" asks " + names + " and is declared nowhere",
                read);
    }
}
