package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The way of a version, stage by stage. It starts in the first one, which asks for nothing, and goes on one at a time;
/// back it may go any number of stages at once.
///
/// @param stages in order; exactly one of them keeps the alias `champion`
/// @param models the models of clients that obey it, by the names that clients use; they need not exist yet
public record StagePolicy(
        String namespace, String name, String description, List<StageRule> stages, List<String> models) {
    public static final AssetKind KIND = new AssetKind("stage-policy");

    /// The stages of a model that obeys no policy.
    public static final List<String> STAGES_WITHOUT =
            List.of(Stage.CANDIDATE.value(), Stage.PRODUCTION.value(), Stage.ARCHIVED.value());

    public StagePolicy {
        ModelName.requirePart("namespace", namespace);
        ModelName.requirePart("stage policy's name", name);
        stages = List.copyOf(stages);
        models = List.copyOf(models);
        requireModels(name, models);
        Set<Stage> seen = new HashSet<>(Set.of(Stage.ARCHIVED));
        Set<AliasName> kept = new HashSet<>();
        for (int i = 0; i < stages.size(); i++) {
            StageRule rule = stages.get(i);
            String field = "stages[" + i + "].stage";
            if (!seen.add(rule.stage())) {
                throw refused(
                        field,
                        "stage policy " + name + " names stage " + rule.stage()
                                + " twice, or a stage every policy has: " + Stage.ARCHIVED);
            }
            if (rule.alias().isPresent() && !kept.add(rule.alias().get())) {
                throw refused(
                        field,
                        "stage policy " + name + " keeps alias " + rule.alias().get() + " in two stages");
            }
        }
        if (!stages.isEmpty() && !stages.getFirst().isOpen()) {
            throw refused(
                    "stages[0].stage",
                    "stage policy " + name + " has gates or an alias at its first stage, "
                            + stages.getFirst().stage() + ": every version begins there, put a stage before it");
        }
        if (!kept.contains(AliasName.CHAMPION)) {
            throw refused("stages", "stage policy " + name + " has no stage that keeps alias " + AliasName.CHAMPION);
        }
    }

    /// A policy for models that name it themselves.
    public StagePolicy(String namespace, String name, String description, List<StageRule> stages) {
        this(namespace, name, description, stages, List.of());
    }

    /// The same for these models of clients too.
    public StagePolicy naming(List<String> clientModels) {
        return new StagePolicy(namespace, name, description, stages, clientModels);
    }

    private static void requireModels(String policy, List<String> models) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < models.size(); i++) {
            String model = models.get(i);
            String field = "models[" + i + "]";
            if (!ModelName.isName(model)) {
                throw refused(
                        field,
                        "stage policy " + policy + " names a model \"" + model + "\", expected a text without / and :");
            }
            if (!seen.add(model)) {
                throw refused(field, "stage policy " + policy + " names model \"" + model + "\" twice");
            }
        }
    }

    private static CodedException refused(String field, String why) {
        return CodedException.of(Problem.in(field, why));
    }

    /// What its stages are called, the one that every policy has included.
    public List<String> stageNames() {
        return Stream.concat(stages.stream().map(StageRule::stage), Stream.of(Stage.ARCHIVED))
                .map(Stage::value)
                .toList();
    }

    public AssetRef ref() {
        return AssetRef.of(KIND, namespace, name);
    }
}
