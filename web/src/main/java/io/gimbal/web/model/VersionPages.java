package io.gimbal.web.model;

import io.gimbal.core.CodedException;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.GateDecision;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.Stage;
import io.gimbal.registry.Standing;
import io.gimbal.registry.VersionContent;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.VersionSnapshot;
import io.gimbal.web.asset.EvidenceTable;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Fact;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the pages of versions together.
public final class VersionPages {
    private final RegistryServices registry;
    private final EvidenceLog evidence;
    private final Reviewing reviewing;

    public VersionPages(RegistryServices registry, EvidenceLog evidence) {
        this.registry = registry;
        this.evidence = evidence;
        this.reviewing = new Reviewing(evidence);
    }

    VersionView version(VersionId id, Visit visit) {
        ModelVersion version = registry.versions().get(id);
        VersionSnapshot snapshot = registry.snapshots().get(id);
        Standing standing = registry.versions().standing(id);
        Way way = new Way(registry.models().policy(id.model()));
        Stage champion = registry.promotions().championStage(id.model());
        Stage goal = visit.gate().or(() -> way.next(standing.stage())).orElse(champion);
        Instant at = registry.promotions().now(id);
        GateDecision decision = registry.promotions().ask(id, goal, at);
        return new VersionView(
                id.model().toString(),
                Addresses.of(id.model().ref()),
                id.number(),
                Addresses.of(id.ref()),
                AssetLink.generic(id.ref()),
                standing.stage().value(),
                Board.style(standing.stage(), champion),
                Figures.time(standing.since()),
                ModelPages.aliases(registry, id),
                version.author(),
                Prose.of(registry.differences().why(version).orElse("Nobody said why it was made")),
                snapshot.description(),
                snapshot.tags().stream()
                        .map(tag -> new Fact(tag.key(), tag.value(), tag.value().contains("\n"), 0))
                        .toList(),
                Figures.time(version.createdAt()),
                goal.value(),
                decision.passed(),
                Figures.time(at),
                way.rules()
                        .filter(rule -> !rule.gate().prerequisites().isEmpty())
                        .map(rule -> rule.stage().value())
                        .toList(),
                GateView.pieces(decision),
                stages(way, standing.stage(), goal),
                reviewing.of(id.ref(), decision),
                difference(id),
                EvidenceTable.of(evidence.latestOfEachType(id.ref())),
                version.datasets().stream().map(AssetLink::of).toList(),
                version.run().map(AssetLink::of).stream().toList(),
                Fact.of(content(version)),
                registry.versions().transitions(id).reversed().stream()
                        .map(ModelPages::move)
                        .toList(),
                visit.caller(),
                visit.said());
    }

    private Optional<DifferenceView> difference(VersionId id) {
        return registry.differences()
                .parent(id)
                .map(parent -> DifferenceView.of(registry.differences().compare(parent.id(), id)));
    }

    /// @throws CodedException NOT_FOUND without such versions
    DifferenceView difference(ModelName model, int from, int to) {
        return DifferenceView.of(registry.differences().compare(model.version(from), model.version(to)));
    }

    private static JsonObject content(ModelVersion version) {
        JsonObject.Builder content = JsonObject.builder();
        switch (version.content()) {
            case VersionContent.Stored stored -> {
                content.put("digest", stored.digest().toString());
                if (!stored.signature().fields().isEmpty()) {
                    content.put("signature", stored.signature());
                }
            }
            case VersionContent.Sourced sourced -> {
                content.put("source", sourced.source().text()).put("location", sourced.location());
                if (!sourced.run().isEmpty()) {
                    content.put("run", sourced.run());
                }
            }
        }
        return content.build();
    }

    /// Where a version can be asked to go: the stage of the gate that is shown first, never where it is.
    private static List<String> stages(Way way, Stage now, Stage goal) {
        List<Stage> stages = new ArrayList<>(List.of(goal));
        way.stages().stream().filter(stage -> !stages.contains(stage)).forEach(stages::add);
        return stages.stream()
                .filter(stage -> !stage.equals(now))
                .map(Stage::value)
                .toList();
    }
}
