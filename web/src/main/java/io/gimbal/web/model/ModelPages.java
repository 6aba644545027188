package io.gimbal.web.model;

import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.evidence.EvidenceLog;
import io.gimbal.graph.AssetRef;
import io.gimbal.registry.Alias;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.RegisteredModel;
import io.gimbal.registry.Stage;
import io.gimbal.registry.StagePolicy;
import io.gimbal.registry.Transition;
import io.gimbal.registry.VersionId;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import io.gimbal.web.kit.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the pages of models together.
public final class ModelPages {
    private static final int MOST_MODELS = 1_000;
    /// How many versions a page has.
    static final int VERSIONS = 25;
    private static final int MOST_MOVES = 30;

    private final RegistryServices registry;
    private final EvidenceLog evidence;
    private final ServedAt servedAt;
    private final Board board;
    private final EvidenceMatrix matrix;

    /// Where a model is served.
    @FunctionalInterface
    public interface ServedAt {
        List<AssetRef> list(ModelName model);
    }

    public ModelPages(RegistryServices registry, EvidenceLog evidence, ServedAt servedAt) {
        this.registry = registry;
        this.evidence = evidence;
        this.servedAt = servedAt;
        this.board = new Board(registry);
        this.matrix = new EvidenceMatrix(registry, evidence);
    }

    ModelsView models() {
        return new ModelsView(registry.models().list(PageRequest.first(MOST_MODELS)).items().stream()
                .map(this::row)
                .toList());
    }

    private ModelsView.Row row(RegisteredModel model) {
        return new ModelsView.Row(
                model.name().toString(),
                Addresses.of(model.name().ref()),
                model.description(),
                registry.models()
                        .policy(model.name())
                        .map(StagePolicy::name)
                        .orElse("none: every promotion is accepted"),
                newest(model.name()),
                registry.aliases().list(model.name()).stream()
                        .map(alias -> alias.name() + " v" + alias.version().number())
                        .toList(),
                Figures.time(model.createdAt()));
    }

    private String newest(ModelName model) {
        return registry.versions().list(model, PageRequest.first(1)).items().stream()
                .map(version -> "v" + version.id().number())
                .findFirst()
                .orElse(Figures.NONE);
    }

    /// @param asked which page of versions
    ModelView model(ModelName name, PageRequest asked, String caller, Said said) {
        RegisteredModel model = registry.models().get(name);
        Optional<StagePolicy> policy = registry.models().policy(name);
        Page<ModelVersion> page = registry.versions().list(name, asked);
        Map<ModelVersion, Metric.Measured> measured = new LinkedHashMap<>();
        page.items().forEach(version -> measured.put(version, measured(version)));
        List<Metric> metrics = SideBySide.columns(measured.values());
        Map<ModelVersion, Stage> stages = stages(page.items());
        String href = Addresses.of(name.ref());
        return new ModelView(
                name.toString(),
                href,
                AssetLink.generic(name.ref()),
                model.description(),
                policy.map(StagePolicy::name).orElse("none"),
                policy.map(obeyed -> Addresses.asset(obeyed.ref())).orElse(""),
                Addresses.lineage(name.ref()),
                board.of(name),
                matrix.of(new Way(policy), page.items(), stages),
                metrics,
                rows(measured, metrics, stages),
                page.next()
                        .map(token -> href + "?after=" + Addresses.encode(token.value()))
                        .orElse(""),
                asked.after().isPresent() ? href : "",
                registry.versions().moves(name, MOST_MOVES).stream()
                        .map(ModelPages::move)
                        .toList(),
                servedAt.list(name).stream().map(AssetLink::of).toList(),
                hasReplacedAnother(name),
                caller,
                said);
    }

    private Metric.Measured measured(ModelVersion version) {
        return new Metric.Measured(
                evidence.latestOfEachType(version.id().ref()),
                registry.differences().run(version));
    }

    private Map<ModelVersion, Stage> stages(List<ModelVersion> versions) {
        Map<ModelVersion, Stage> stages = new LinkedHashMap<>();
        versions.forEach(version ->
                stages.put(version, registry.versions().standing(version.id()).stage()));
        return stages;
    }

    private List<ModelView.Row> rows(
            Map<ModelVersion, Metric.Measured> measured, List<Metric> metrics, Map<ModelVersion, Stage> stages) {
        List<ModelView.Row> rows = new ArrayList<>();
        measured.forEach((version, known) ->
                rows.add(row(version, known, metrics, stages.getOrDefault(version, Stage.ARCHIVED))));
        return rows;
    }

    private ModelView.Row row(ModelVersion version, Metric.Measured known, List<Metric> metrics, Stage stage) {
        VersionId id = version.id();
        return new ModelView.Row(
                id.number(),
                Addresses.of(id.ref()),
                stage.value(),
                Board.style(stage, registry.promotions().championStage(id.model())),
                aliases(registry, id),
                metrics.stream().map(metric -> metric.of(known).orElse("")).toList(),
                version.author(),
                Prose.of(registry.differences().why(version).orElse("not given")),
                Figures.time(version.createdAt()));
    }

    static List<String> aliases(RegistryServices registry, VersionId version) {
        return registry.aliases().list(version.model()).stream()
                .filter(alias -> alias.version().equals(version))
                .map(Alias::name)
                .map(AliasName::value)
                .toList();
    }

    private boolean hasReplacedAnother(ModelName model) {
        return registry
                .aliases()
                .find(model, AliasName.CHAMPION)
                .map(champion -> registry.versions().transitions(champion.version()))
                .orElse(List.of())
                .stream()
                .anyMatch(move -> move.replaced().isPresent());
    }

    static ModelView.Move move(Transition move) {
        return new ModelView.Move(
                Figures.time(move.at()),
                "v" + move.version().number(),
                Addresses.of(move.version().ref()),
                move.action().text().replace('-', ' '),
                move.before() + " → " + move.after(),
                move.reason().who(),
                Prose.of(move.reason().why()));
    }
}
