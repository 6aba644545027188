package io.gimbal.web.model;

import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.Gate;
import io.gimbal.evidence.Prerequisite;
import io.gimbal.graph.AssetRef;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.Stage;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.Light;
import io.gimbal.web.kit.Prose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Puts the matrix of versions and evidence together. Like a gate it takes what was found about the data and the run of
/// a version for the version's own, but for reviews; and what is older than every gate allows for expired.
final class EvidenceMatrix {
    private static final Pattern ASKED = Pattern.compile("\\bcandidate\\.([a-z0-9_]+)");
    private static final String REVIEW = "review";

    private final RegistryServices registry;
    private final EvidenceLog evidence;

    EvidenceMatrix(RegistryServices registry, EvidenceLog evidence) {
        this.registry = registry;
        this.evidence = evidence;
    }

    MatrixView of(Way way, List<ModelVersion> versions, Map<ModelVersion, Stage> stages) {
        Map<String, List<String>> asked = asked(way);
        Map<ModelVersion, Map<String, Evidence>> found = new LinkedHashMap<>();
        versions.forEach(version -> found.put(version, found(version)));
        TreeSet<String> others = new TreeSet<>();
        found.values().forEach(pieces -> others.addAll(pieces.keySet()));
        List<String> types = Stream.concat(
                        asked.keySet().stream(), others.stream().filter(type -> !asked.containsKey(type)))
                .toList();
        Optional<Duration> maxAge = maxAge(way);
        return new MatrixView(
                types.stream()
                        .map(type ->
                                new MatrixView.Column(type, String.join(", ", asked.getOrDefault(type, List.of()))))
                        .toList(),
                versions.stream()
                        .map(version -> row(version, types, found.getOrDefault(version, Map.of()), stages, maxAge))
                        .toList());
    }

    /// The stages that ask for each type, in the order of the policy.
    private static Map<String, List<String>> asked(Way way) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        way.rules()
                .forEach(rule -> types(rule.gate())
                        .forEach(type -> asked.computeIfAbsent(type, _ -> new ArrayList<>())
                                .add(rule.stage().value())));
        return asked;
    }

    private static Stream<String> types(Gate gate) {
        return gate.prerequisites().stream()
                .map(Prerequisite::condition)
                .flatMap(condition -> ASKED.matcher(condition.text()).results())
                .map(EvidenceMatrix::type)
                .distinct();
    }

    private static String type(MatchResult match) {
        return match.group(1).replace('_', '-');
    }

    /// The longest that any gate allows; empty where one allows any age.
    private static Optional<Duration> maxAge(Way way) {
        List<Optional<Duration>> ages = way.gates().map(Gate::maxAge).toList();
        return ages.stream().allMatch(Optional::isPresent)
                ? ages.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private Map<String, Evidence> found(ModelVersion version) {
        Map<String, Evidence> found = new HashMap<>();
        List<AssetRef> madeFrom = new ArrayList<>(version.datasets());
        version.run().ifPresent(madeFrom::add);
        madeFrom.forEach(ref -> evidence.latestOfEachType(ref).stream()
                .filter(piece -> !piece.type().value().equals(REVIEW))
                .forEach(piece -> found.put(piece.type().value(), piece)));
        evidence.latestOfEachType(version.id().ref())
                .forEach(piece -> found.put(piece.type().value(), piece));
        return found;
    }

    private MatrixView.Row row(
            ModelVersion version,
            List<String> types,
            Map<String, Evidence> found,
            Map<ModelVersion, Stage> stages,
            Optional<Duration> maxAge) {
        Instant at = registry.promotions().now(version.id());
        Stage stage = stages.getOrDefault(version, Stage.ARCHIVED);
        return new MatrixView.Row(
                version.id().number(),
                Addresses.of(version.id().ref()),
                stage.value(),
                Board.style(
                        stage, registry.promotions().championStage(version.id().model())),
                types.stream()
                        .map(type -> Optional.ofNullable(found.get(type))
                                .map(piece -> cell(piece, at, maxAge))
                                .orElse(new MatrixView.Cell(Light.UNKNOWN, "missing", "", "")))
                        .toList());
    }

    private static MatrixView.Cell cell(Evidence piece, Instant at, Optional<Duration> maxAge) {
        boolean expired = piece.expiredAt(at)
                || maxAge.filter(age -> piece.observedAt().plus(age).isBefore(at))
                        .isPresent();
        Light light = switch (piece.verdict()) {
            case PASSED -> Light.OK;
            case FAILED -> Light.CRITICAL;
            case UNDEFINED -> Light.UNKNOWN;
        };
        String verdict = piece.verdict().name().toLowerCase(Locale.ROOT);
        Duration age = Duration.between(piece.observedAt(), at);
        return new MatrixView.Cell(
                expired ? Light.WARNING : light,
                expired ? "expired" : verdict,
                age.isNegative() || age.isZero() ? "new" : Prose.of(age.toString()),
                Prose.of(piece.result().summary()));
    }
}
