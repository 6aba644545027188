package io.gimbal.monitoring.running;

import io.gimbal.monitoring.Signals;
import io.gimbal.monitoring.alerts.AlertName;
import io.gimbal.monitoring.declared.MonitorPolicy;
import io.gimbal.monitoring.declared.RuleCondition;
import io.gimbal.monitoring.drift.GroupDrift;
import java.util.List;
import java.util.Map;

/// Why alerts are what they are on a day, for readers.
///
/// @param drift by group
record AlertReasons(Signals signals, Map<String, GroupDrift> drift) {
    AlertReasons {
        drift = Map.copyOf(drift);
    }

    /// The condition with its numbers.
    String explanation(MonitorPolicy policy, AlertName alert) {
        return policy.alert(alert).when() instanceof RuleCondition condition ? condition.explain(signals) : "";
    }

    /// The columns that have moved, of the groups that the alert looks at.
    List<String> members(MonitorPolicy policy, AlertName alert) {
        if (!(policy.alert(alert).when() instanceof RuleCondition condition)) {
            return List.of();
        }
        return drift.entrySet().stream()
                .filter(group -> condition.text().contains("drift." + group.getKey()))
                .flatMap(group -> group.getValue().moved().stream())
                .toList();
    }
}
