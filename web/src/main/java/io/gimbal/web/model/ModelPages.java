package io.gimbal.web.model;

import io.gimbal.core.PageRequest;
import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.evidence.GateDecision;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.Alias;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.RegisteredModel;
import io.gimbal.registry.Stage;
import io.gimbal.registry.StagePolicy;
import io.gimbal.registry.Standing;
import io.gimbal.registry.Transition;
import io.gimbal.registry.VersionContent;
import io.gimbal.registry.VersionId;
import io.gimbal.web.asset.EvidenceTable;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Fact;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the pages of models and their versions together.
public final class ModelPages {
    private static final int MOST_MODELS = 1_000;
    private static final int MOST_VERSIONS = 50;

    private final RegistryServices registry;
    private final EvidenceLog evidence;
    private final ServedAt servedAt;

    /// Where a model is served.
    @FunctionalInterface
    public interface ServedAt {
        List<AssetRef> list(ModelName model);
    }

    public ModelPages(RegistryServices registry, EvidenceLog evidence, ServedAt servedAt) {
        this.registry = registry;
        this.evidence = evidence;
        this.servedAt = servedAt;
    }

    ModelsView models() {
        return new ModelsView(registry.models().list(PageRequest.first(MOST_MODELS)).items().stream()
                .map(model -> new ModelsView.Row(
                        model.name().toString(),
                        Addresses.of(model.name().ref()),
                        model.description(),
                        registry.models()
                                .policy(model.name())
                                .map(StagePolicy::name)
                                .orElse("none: every promotion is accepted"),
                        versions(model.name()).size(),
                        registry.aliases().list(model.name()).stream()
                                .map(alias ->
                                        alias.name() + " v" + alias.version().number())
                                .toList(),
                        Figures.time(model.createdAt())))
                .toList());
    }

    private List<ModelVersion> versions(ModelName model) {
        return registry.versions().list(model, PageRequest.first(MOST_VERSIONS)).items();
    }

    ModelView model(ModelName name, String caller, Said said) {
        RegisteredModel model = registry.models().get(name);
        Optional<StagePolicy> policy = registry.models().policy(name);
        List<ModelVersion> versions = versions(name);
        Map<VersionId, List<Evidence>> newest = new LinkedHashMap<>();
        versions.forEach(version ->
                newest.put(version.id(), evidence.latestOfEachType(version.id().ref())));
        List<Metric> metrics = Metric.ALL.stream()
                .filter(metric -> newest.values().stream()
                        .anyMatch(pieces -> metric.of(pieces).isPresent()))
                .toList();
        List<Transition> moves = moves(versions);
        return new ModelView(
                name.toString(),
                Addresses.of(name.ref()),
                AssetLink.generic(name.ref()),
                model.description(),
                policy.map(StagePolicy::name).orElse("none"),
                policy.map(obeyed -> Addresses.asset(obeyed.ref())).orElse(""),
                Addresses.lineage(name.ref()),
                metrics,
                versions.stream()
                        .map(version -> row(version, metrics, newest.getOrDefault(version.id(), List.of())))
                        .toList(),
                moves.stream().map(ModelPages::move).toList(),
                servedAt.list(name).stream().map(AssetLink::of).toList(),
                moves.stream().anyMatch(move -> move.replaced().isPresent()),
                caller,
                said);
    }

    private ModelView.Row row(ModelVersion version, List<Metric> metrics, List<Evidence> pieces) {
        Standing standing = registry.versions().standing(version.id());
        Stage goal = registry.promotions().championStage(version.id().model());
        return new ModelView.Row(
                version.id().number(),
                Addresses.of(version.id().ref()),
                standing.stage().value(),
                style(standing.stage(), goal),
                aliases(version.id()),
                metrics.stream()
                        .map(metric -> metric.of(pieces).orElse(Figures.NONE))
                        .toList(),
                standing.stage().equals(goal) ? "passed when promoted" : GateView.inShort(decision(version.id(), goal)),
                version.author(),
                Prose.of(version.reason().why()),
                Figures.time(version.createdAt()));
    }

    private static String style(Stage stage, Stage goal) {
        return stage.equals(goal) ? "accent" : stage.equals(Stage.ARCHIVED) ? "past" : "";
    }

    private List<String> aliases(VersionId version) {
        return registry.aliases().list(version.model()).stream()
                .filter(alias -> alias.version().equals(version))
                .map(Alias::name)
                .map(AliasName::value)
                .toList();
    }

    private GateDecision decision(VersionId version, Stage stage) {
        return registry.promotions().ask(version, stage, registry.promotions().now(version));
    }

    private List<Transition> moves(List<ModelVersion> versions) {
        List<Transition> moves = new ArrayList<>();
        versions.forEach(version -> moves.addAll(registry.versions().transitions(version.id())));
        moves.sort(Comparator.comparing(Transition::at).reversed());
        return moves;
    }

    private static ModelView.Move move(Transition move) {
        return new ModelView.Move(
                Figures.time(move.at()),
                "v" + move.version().number(),
                Addresses.of(move.version().ref()),
                move.action().text().replace('-', ' '),
                move.before() + " → " + move.after(),
                move.reason().who(),
                Prose.of(move.reason().why()));
    }

    VersionView version(VersionId id, String caller, Said said) {
        ModelVersion version = registry.versions().get(id);
        Standing standing = registry.versions().standing(id);
        Stage goal = registry.promotions().championStage(id.model());
        Instant at = registry.promotions().now(id);
        GateDecision decision = registry.promotions().ask(id, goal, at);
        return new VersionView(
                id.model().toString(),
                Addresses.of(id.model().ref()),
                id.number(),
                Addresses.of(id.ref()),
                AssetLink.generic(id.ref()),
                standing.stage().value(),
                style(standing.stage(), goal),
                Figures.time(standing.since()),
                aliases(id),
                version.author(),
                Prose.of(version.reason().why()),
                Figures.time(version.createdAt()),
                goal.value(),
                decision.passed(),
                Figures.time(at),
                GateView.pieces(decision),
                stages(id.model(), standing.stage(), goal),
                EvidenceTable.of(evidence.latestOfEachType(id.ref())),
                version.datasets().stream().map(AssetLink::of).toList(),
                version.run().map(AssetLink::of).stream().toList(),
                Fact.of(content(version)),
                registry.versions().transitions(id).reversed().stream()
                        .map(ModelPages::move)
                        .toList(),
                caller,
                said);
    }

    private static JsonObject content(ModelVersion version) {
        return switch (version.content()) {
            case VersionContent.Stored stored -> stored.signature();
            case VersionContent.Sourced sourced ->
                JsonObject.builder()
                        .put("source", sourced.source().text())
                        .put("location", sourced.location())
                        .build();
        };
    }

    /// Where a version can be asked to go: the champion's stage first, never where it is.
    private List<String> stages(ModelName model, Stage now, Stage goal) {
        List<Stage> stages = new ArrayList<>(List.of(goal));
        Optional<StagePolicy> policy = registry.models().policy(model);
        policy.ifPresent(obeyed -> obeyed.stages().stream()
                .map(rule -> rule.stage())
                .filter(stage -> !stages.contains(stage))
                .forEach(stages::add));
        stages.add(Stage.ARCHIVED);
        return stages.stream()
                .filter(stage -> !stage.equals(now))
                .map(Stage::value)
                .toList();
    }
}
