package io.gimbal.debt;

import java.util.List;

/// Finds one kind of debt. A pure function: the same surroundings give the same findings.
@FunctionalInterface
public interface DebtRule {
    List<Finding> find(Surroundings surroundings);
}
