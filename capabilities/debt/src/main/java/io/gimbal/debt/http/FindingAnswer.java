package io.gimbal.debt.http;

import io.gimbal.debt.Finding;
import io.gimbal.graph.AssetRef;
import java.util.List;
import java.util.Optional;

/// A finding as answered.
record FindingAnswer(
        String kind,
        String asset,
        Optional<String> owner,
        String what,
        String cost,
        String remedy,
        List<String> seenIn) {

    static FindingAnswer of(Finding finding) {
        return new FindingAnswer(
                finding.kind().text(),
                finding.asset().toString(),
                finding.owner(),
                finding.what(),
                finding.kind().cost(),
                finding.kind().remedy(),
                finding.seenIn().stream().map(AssetRef::toString).toList());
    }
}
