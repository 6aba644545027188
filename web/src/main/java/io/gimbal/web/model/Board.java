package io.gimbal.web.model;

import io.gimbal.evidence.Gate;
import io.gimbal.evidence.GateDecision;
import io.gimbal.registry.Alias;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersion;
import io.gimbal.registry.Stage;
import io.gimbal.registry.StageRule;
import io.gimbal.registry.VersionId;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.Prose;
import java.util.List;
import java.util.Optional;

/// Puts the stage board together: the stages of the policy in order, what every model has, and first of all the stages
/// that the policy does not have and versions still stand in.
final class Board {
    /// More than these would hide the others; the table below has them all.
    private static final int MOST_CARDS = 5;

    private final RegistryServices registry;

    Board(RegistryServices registry) {
        this.registry = registry;
    }

    BoardView of(ModelName model) {
        Way way = new Way(registry.models().policy(model));
        List<Alias> aliases = registry.aliases().list(model);
        return new BoardView(way.stages(registry.versions().stages(model)).stream()
                .map(stage -> column(model, way, stage, aliases))
                .filter(column -> column.count() > 0 || way.leadsThrough(column.stage()))
                .toList());
    }

    private BoardView.Column column(ModelName model, Way way, Stage stage, List<Alias> aliases) {
        List<VersionId> there = registry.versions().listIn(model, stage).reversed();
        Optional<StageRule> rule = way.rule(stage);
        return new BoardView.Column(
                stage.value(),
                style(stage, registry.promotions().championStage(model)),
                asks(way, stage),
                rule.flatMap(StageRule::alias).map(AliasName::value).orElse(""),
                there.stream()
                        .limit(MOST_CARDS)
                        .map(version -> card(version, way.next(stage), aliases))
                        .toList(),
                Math.max(0, there.size() - MOST_CARDS));
    }

    static String style(Stage stage, Stage goal) {
        return stage.equals(goal) ? "accent" : stage.equals(Stage.ARCHIVED) ? "past" : "";
    }

    private static String asks(Way way, Stage stage) {
        return way.leadsThrough(stage.value()) || way.policy().isEmpty()
                ? way.rule(stage).map(StageRule::gate).map(Board::asks).orElse("asks for nothing")
                : "from before the policy";
    }

    private static String asks(Gate gate) {
        int count = gate.prerequisites().size();
        return count == 0 ? "asks for nothing" : "asks for " + count + (count == 1 ? " thing" : " things");
    }

    private BoardView.Card card(VersionId id, Optional<Stage> next, List<Alias> aliases) {
        ModelVersion version = registry.versions().get(id);
        Optional<GateDecision> decision = next.map(goal ->
                registry.promotions().ask(id, goal, registry.promotions().now(id)));
        return new BoardView.Card(
                id.number(),
                Addresses.of(id.ref()),
                aliases.stream()
                        .filter(alias -> alias.version().equals(id))
                        .map(alias -> alias.name().value())
                        .toList(),
                Prose.of(registry.differences().why(version).orElse("why not given")),
                version.author(),
                Figures.time(registry.versions().standing(id).since()),
                next.map(Stage::value).orElse(""),
                decision.map(GateView::inShort).orElse(""),
                decision.map(GateDecision::passed).orElse(false));
    }
}
