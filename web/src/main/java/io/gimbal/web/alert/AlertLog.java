package io.gimbal.web.alert;

import io.gimbal.core.PageRequest;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceFilter;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.graph.AssetRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Alerts, put together from the evidence that raises and clears them. Thread-safe.
public final class AlertLog {
    private static final EvidenceType ALERT = new EvidenceType("alert");
    private static final int MOST = 2_000;

    private final EvidenceLog evidence;

    public AlertLog(EvidenceLog evidence) {
        this.evidence = evidence;
    }

    /// Newest first.
    public List<Alert> list() {
        return read(EvidenceFilter.ofType(ALERT));
    }

    /// Those about one asset, newest first.
    public List<Alert> list(AssetRef about) {
        return read(EvidenceFilter.about(about).and(ALERT));
    }

    private List<Alert> read(EvidenceFilter filter) {
        List<Alert> done = new ArrayList<>();
        Map<List<String>, Alert> open = new LinkedHashMap<>();
        for (Evidence piece :
                evidence.list(filter, PageRequest.first(MOST)).items().reversed()) {
            Alert alert = Alert.raisedBy(piece);
            List<String> identity = List.of(alert.about().toString(), alert.monitor(), alert.name());
            Alert before = open.remove(identity);
            boolean cleared = piece.values().text("state").equals("cleared");
            if (cleared) {
                if (before != null) {
                    done.add(before.clearedAt(piece.observedAt()));
                }
            } else {
                open.put(identity, before == null ? alert : before.again(alert));
            }
        }
        done.addAll(open.values());
        done.sort((a, b) -> b.raised().compareTo(a.raised()));
        return List.copyOf(done);
    }
}
