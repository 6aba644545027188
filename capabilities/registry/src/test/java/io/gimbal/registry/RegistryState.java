package io.gimbal.registry;

import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What can be seen of one model and its versions at a moment.
///
/// @param stages of the versions there are
/// @param recorded what was done to the model and to all versions it ever had, the newest first
record RegistryState(
        Map<VersionId, Stage> stages, Map<AliasName, VersionId> aliases, Map<AssetRef, List<String>> recorded) {

    /// @param made how many versions the model ever had
    static RegistryState of(RegistryFixtures fixtures, ModelName model, int made) {
        List<VersionId> ever =
                IntStream.rangeClosed(1, made).mapToObj(model::version).toList();
        Map<VersionId, Stage> stages = new HashMap<>();
        ever.stream()
                .filter(version -> fixtures.registry().versions().find(version).isPresent())
                .forEach(version -> stages.put(version, fixtures.stageOf(version)));
        Map<AliasName, VersionId> aliases = new HashMap<>();
        fixtures.registry().aliases().list(model).forEach(alias -> aliases.put(alias.name(), alias.version()));
        Map<AssetRef, List<String>> recorded = new HashMap<>();
        Stream.concat(Stream.of(model.ref()), ever.stream().map(VersionId::ref))
                .forEach(ref -> recorded.put(ref, actions(fixtures, ref)));
        return new RegistryState(stages, aliases, recorded);
    }

    private static List<String> actions(RegistryFixtures fixtures, AssetRef ref) {
        return fixtures.graph().changes().list(ref, PageRequest.first(PageRequest.MAX_SIZE)).items().stream()
                .map(Change::action)
                .toList();
    }

    /// `asset action` of each change that was not on record before.
    List<String> recordedSince(RegistryState before) {
        List<String> added = new ArrayList<>();
        recorded.forEach((ref, actions) -> actions.stream()
                .limit(actions.size() - before.recorded().get(ref).size())
                .forEach(action -> added.add(ref + " " + action)));
        return added;
    }
}
