package io.gimbal.web.debt;

import io.gimbal.debt.Finding;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import java.util.ArrayList;
import java.util.List;

/// Findings, kind by kind.
public record DebtView(List<Kind> kinds, int count) {
    public DebtView {
        kinds = List.copyOf(kinds);
    }

    /// @param cost why it costs
    /// @param remedy what usually helps
    public record Kind(String name, String cost, String remedy, List<Row> findings) {
        public Kind {
            findings = List.copyOf(findings);
        }
    }

    public record Row(AssetLink asset, String what, String owner, List<AssetLink> seenIn) {
        public Row {
            seenIn = List.copyOf(seenIn);
        }
    }

    /// @param findings in order of kind
    static DebtView of(List<Finding> findings) {
        List<Kind> kinds = new ArrayList<>();
        findings.stream()
                .map(Finding::kind)
                .distinct()
                .forEach(kind -> kinds.add(new Kind(
                        kind.text().replace('-', ' '),
                        kind.cost(),
                        kind.remedy(),
                        findings.stream()
                                .filter(finding -> finding.kind() == kind)
                                .map(DebtView::row)
                                .toList())));
        return new DebtView(kinds, findings.size());
    }

    private static Row row(Finding finding) {
        return new Row(
                AssetLink.of(finding.asset()),
                Prose.of(finding.what()),
                finding.owner().orElse(Figures.NONE),
                finding.seenIn().stream().map(AssetLink::of).toList());
    }
}
