package io.gimbal.debt;

import java.util.Comparator;
import java.util.List;

/// The technical-debt ledger. Thread-safe; every question reads the graph anew.
public final class Debts {
    private final GraphReader reader;
    private final List<DebtRule> rules;

    public Debts(GraphReader reader, List<DebtRule> rules) {
        this.reader = reader;
        this.rules = List.copyOf(rules);
    }

    /// Everything that is owed, in order of kind and asset.
    public List<Finding> list() {
        Surroundings surroundings = reader.read();
        return rules.stream()
                .flatMap(rule -> rule.find(surroundings).stream())
                .sorted(Comparator.comparing(Finding::kind)
                        .thenComparing(finding -> finding.asset().toString()))
                .toList();
    }
}
