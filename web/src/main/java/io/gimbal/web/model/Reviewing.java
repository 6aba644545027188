package io.gimbal.web.model;

import io.gimbal.core.PageRequest;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceFilter;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.Gate;
import io.gimbal.evidence.GateDecision;
import io.gimbal.evidence.Reviews;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonString;
import io.gimbal.rules.ValueRead;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts together what is known of the reviews of a version.
final class Reviewing {
    private static final int MOST = 200;
    private static final String APPROVALS = "candidate.review.approvals";
    private static final Pattern WANTED = Pattern.compile("candidate\\.review\\.approvals\\s*>=\\s*(\\d{1,6})");

    private final EvidenceLog evidence;

    Reviewing(EvidenceLog evidence) {
        this.evidence = evidence;
    }

    ReviewView of(AssetRef version, GateDecision decision) {
        Gate gate = decision.gate();
        Collection<Evidence> reviews = latestOfEach(version);
        return new ReviewView(
                gate.name(),
                wanted(gate),
                counted(decision),
                gate.checklist().stream()
                        .map(point -> new ReviewView.Point(point, confirmedBy(point, reviews)))
                        .toList(),
                reviews.stream().map(Reviewing::row).toList());
    }

    /// A later review of a person takes the place of an earlier one.
    private Collection<Evidence> latestOfEach(AssetRef version) {
        Map<String, Evidence> latest = new LinkedHashMap<>();
        evidence.list(EvidenceFilter.about(version).and(Reviews.REVIEW), PageRequest.first(MOST))
                .items()
                .forEach(review -> latest.putIfAbsent(review.result().by(), review));
        return latest.values();
    }

    private static int wanted(Gate gate) {
        return gate.prerequisites().stream()
                .map(prerequisite -> WANTED.matcher(prerequisite.condition().text()))
                .filter(Matcher::find)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .max()
                .orElse(0);
    }

    /// Whose word counts, the gate knows.
    private static int counted(GateDecision decision) {
        return decision.pieces().stream()
                .flatMap(piece -> piece.clauses().stream())
                .flatMap(clause -> clause.reads().stream())
                .filter(read -> read.name().equals(APPROVALS))
                .map(ValueRead::value)
                .flatMap(value -> value.stream().filter(text -> text.matches("\\d{1,6}")))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    private static String confirmedBy(String point, Collection<Evidence> reviews) {
        return reviews.stream()
                .filter(review -> review.verdict() == Verdict.PASSED)
                .filter(review -> review.values().array("confirmed").items().contains(new JsonString(point)))
                .map(review -> review.result().by())
                .collect(Collectors.joining(", "));
    }

    private static ReviewView.Row row(Evidence review) {
        return new ReviewView.Row(
                review.result().by(),
                review.verdict() == Verdict.PASSED,
                Prose.of(review.values().findText("comment").orElse("")),
                Figures.time(review.observedAt()));
    }
}
