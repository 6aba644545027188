package io.gimbal.registry;

import static io.gimbal.registry.RegistryFixtures.ALICE;
import static io.gimbal.registry.RegistryFixtures.NOON;

import io.gimbal.graph.Reason;
import io.gimbal.registry.RegistryRequest.Clear;
import io.gimbal.registry.RegistryRequest.Delete;
import io.gimbal.registry.RegistryRequest.Name;
import io.gimbal.registry.RegistryRequest.Outcome;
import io.gimbal.registry.RegistryRequest.Promote;
import io.gimbal.registry.RegistryRequest.RollBack;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the registry should do about one model, in maps and nothing else.
final class ExpectedRegistry {
    private final Map<VersionId, Stage> stages = new HashMap<>();
    private final Map<AliasName, VersionId> aliases = new HashMap<>();
    private final Map<VersionId, Optional<VersionId>> replacedInProduction = new HashMap<>();
    private final ExpectedRules rules;

    ExpectedRegistry(ExpectedRules rules) {
        this.rules = rules;
    }

    Map<VersionId, Stage> stages() {
        return Map.copyOf(stages);
    }

    Map<AliasName, VersionId> aliases() {
        return Map.copyOf(aliases);
    }

    void add(VersionId version) {
        stages.put(version, Stage.CANDIDATE);
    }

    Outcome ask(RegistryRequest request) {
        return switch (request) {
            case Promote(VersionId version, Stage stage, boolean byClient, boolean isSharing) ->
                promote(version, stage, byClient ? client() : ALICE, isSharing);
            case Name(AliasName alias, VersionId version) -> name(alias, version);
            case Clear(AliasName alias) -> clear(alias);
            case RollBack _ -> rollBack();
            case Delete(VersionId version) -> delete(version);
        };
    }

    private static Reason client() {
        return ClientRequests.reason(AskedRegistry.CLIENT);
    }

    private Outcome promote(VersionId version, Stage to, Reason reason, boolean isSharing) {
        Stage from = stages.get(version);
        if (from.equals(to) || !rules.isInOrder(from, to) || !rules.opens(to, version)) {
            return new Outcome.Refused(version);
        }
        Outcome.Moved moved = move(version, to, action(from, to), reason, isSharing);
        if (to.equals(Stage.PRODUCTION)) {
            replacedInProduction.put(version, moved.transition().replaced());
        }
        return moved;
    }

    private Transition.Action action(Stage from, Stage to) {
        if (to.equals(Stage.ARCHIVED)) {
            return Transition.Action.ARCHIVED;
        }
        return rules.isBack(from, to) ? Transition.Action.MOVED_BACK : Transition.Action.PROMOTED;
    }

    private Outcome name(AliasName alias, VersionId version) {
        Optional<Stage> keeper = rules.keeper(alias);
        if (keeper.isPresent() && !version.equals(aliases.get(alias))) {
            return promote(version, keeper.get(), client(), false);
        }
        aliases.put(alias, version);
        return new Outcome.Done();
    }

    private Outcome clear(AliasName alias) {
        if (aliases.containsKey(alias) && rules.keeper(alias).isPresent()) {
            return new Outcome.Impossible();
        }
        aliases.remove(alias);
        return new Outcome.Done();
    }

    private Outcome rollBack() {
        Optional<VersionId> predecessor = Optional.ofNullable(aliases.get(AliasName.CHAMPION))
                .flatMap(champion -> replacedInProduction.getOrDefault(champion, Optional.empty()))
                .filter(stages::containsKey);
        return predecessor.isPresent()
                ? move(predecessor.get(), Stage.PRODUCTION, Transition.Action.ROLLED_BACK, ALICE, false)
                : new Outcome.Impossible();
    }

    private Outcome delete(VersionId version) {
        if (aliases.entrySet().stream()
                .anyMatch(alias -> alias.getValue().equals(version)
                        && rules.keeper(alias.getKey()).isPresent())) {
            return new Outcome.Impossible();
        }
        stages.remove(version);
        aliases.values().removeIf(version::equals);
        return new Outcome.Done();
    }

    private Outcome.Moved move(
            VersionId version, Stage to, Transition.Action action, Reason reason, boolean isSharing) {
        Stage from = stages.get(version);
        Optional<AliasName> gained = rules.named(to);
        Optional<VersionId> replaced = gained.filter(_ -> rules.isForOne(to, isSharing))
                .map(aliases::get)
                .filter(other -> !other.equals(version));
        replaced.ifPresent(other -> stages.put(other, Stage.ARCHIVED));
        rules.named(from).ifPresent(lost -> aliases.remove(lost, version));
        gained.ifPresent(alias -> aliases.put(alias, version));
        stages.put(version, to);
        return new Outcome.Moved(new Transition(version, action, from, to, replaced, NOON, reason));
    }
}
