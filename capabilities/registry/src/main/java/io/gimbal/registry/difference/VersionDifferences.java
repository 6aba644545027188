package io.gimbal.registry.difference;

import io.gimbal.evidence.EvidenceLog;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.registry.Aspect;
import io.gimbal.registry.ClientRequests;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Producers;
import io.gimbal.registry.Promotions;
import io.gimbal.registry.TrainingRun;
import io.gimbal.registry.VersionId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Compares versions of one model. Thread-safe.
public final class VersionDifferences {
    private static final int MOST_GAPS = 1_000;

    private final ModelVersions versions;
    private final Promotions promotions;
    private final Producers producers;
    private final Assets assets;
    private final EvidenceLog evidence;

    public VersionDifferences(
            ModelVersions versions, Promotions promotions, Producers producers, Assets assets, EvidenceLog evidence) {
        this.versions = versions;
        this.promotions = promotions;
        this.producers = producers;
        this.assets = assets;
        this.evidence = evidence;
    }

    /// The parent of a version, which it is compared with when nobody says: the newest version before it that has
    /// been champion, because that is what it would take the place of; where there was none, the version before it.
    /// Empty for the first.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND
    public Optional<ModelVersion> parent(VersionId id) {
        versions.get(id);
        return versions.reached(id.model(), promotions.championStage(id.model())).reversed().stream()
                .filter(version -> version.number() < id.number())
                .findFirst()
                .flatMap(versions::find)
                .or(() -> before(id));
    }

    /// Numbers of deleted versions are not given again.
    private Optional<ModelVersion> before(VersionId id) {
        return IntStream.iterate(id.number() - 1, number -> number > 0, number -> number - 1)
                .limit(MOST_GAPS)
                .mapToObj(number -> versions.find(id.model().version(number)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// @throws io.gimbal.core.CodedException NOT_FOUND without such versions
    public VersionDifference compare(VersionId base, VersionId version) {
        ModelVersion before = versions.get(base);
        ModelVersion after = versions.get(version);
        Optional<TrainingRun> run = run(after);
        VersionFacts earlier = facts(before, told(run(before)));
        VersionFacts later = facts(after, told(run));
        Map<Aspect, List<FactChange>> changes = new EnumMap<>(Aspect.class);
        Set<Aspect> untold = EnumSet.noneOf(Aspect.class);
        for (Aspect aspect : Aspect.values()) {
            changes.put(aspect, FactChange.between(earlier.of(aspect), later.of(aspect)));
            if (earlier.of(aspect).isEmpty() || later.of(aspect).isEmpty()) {
                untold.add(aspect);
            }
        }
        return new VersionDifference(before, after, why(after, run), changes, untold);
    }

    /// The run that made the version; empty where nobody tracks it.
    public Optional<TrainingRun> run(ModelVersion version) {
        return version.runId().isEmpty() ? Optional.empty() : producers.describe(version.runId());
    }

    private VersionFacts facts(ModelVersion version, Map<Aspect, Map<String, String>> run) {
        return new VersionFacts(
                version, run, evidence.latestOfEachType(version.id().ref()), datasets(version.datasets()));
    }

    /// The digest where the graph knows it, else the version.
    private Map<String, String> datasets(List<AssetRef> refs) {
        Map<String, String> datasets = new HashMap<>();
        for (AssetRef ref : refs) {
            String digest = assets.find(ref)
                    .flatMap(asset -> asset.facts().findText("digest"))
                    .map(text -> " " + text)
                    .orElse("");
            String told = "version " + ref.version().orElse("unknown") + digest;
            datasets.merge(ref.withoutVersion().toString(), told, (a, b) -> a + ", " + b);
        }
        return datasets;
    }

    private static Map<Aspect, Map<String, String>> told(Optional<TrainingRun> run) {
        return run.map(TrainingRun::facts).orElse(Map.of());
    }

    /// What people said about why the version was made: who registered it, unless that was a client without a word, and
    /// whoever ran its run.
    public Optional<String> why(ModelVersion version) {
        return why(version, run(version));
    }

    private static Optional<String> why(ModelVersion version, Optional<TrainingRun> run) {
        List<String> whys = Stream.concat(Stream.of(version.reason().why()), run.flatMap(TrainingRun::why).stream())
                .filter(text -> !text.isBlank() && !text.equals(ClientRequests.NOT_GIVEN))
                .distinct()
                .toList();
        return whys.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", whys));
    }
}
