package io.gimbal.web.asset;

import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.Verdict;
import io.gimbal.web.kit.Fact;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Light;
import io.gimbal.web.kit.Prose;
import java.util.List;

/// Evidence as a table shows it.
public final class EvidenceTable {
    private EvidenceTable() {}

    public static List<AssetView.Piece> of(List<Evidence> evidence) {
        return evidence.stream().map(EvidenceTable::piece).toList();
    }

    private static AssetView.Piece piece(Evidence piece) {
        return new AssetView.Piece(
                piece.type().value(),
                light(piece.verdict()),
                piece.verdict().text(),
                Prose.of(piece.result().summary()),
                Figures.time(piece.observedAt()),
                piece.result().validUntil().map(Figures::time).orElse(Figures.NONE),
                Fact.of(piece.values()));
    }

    private static Light light(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> Light.OK;
            case FAILED -> Light.CRITICAL;
            case UNDEFINED -> Light.UNKNOWN;
        };
    }
}
