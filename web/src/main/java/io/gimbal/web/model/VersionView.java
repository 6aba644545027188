package io.gimbal.web.model;

import io.gimbal.web.asset.AssetView;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Fact;
import io.gimbal.web.kit.Light;
import io.gimbal.web.kit.Said;
import java.util.List;
import java.util.Optional;

/// A version: what speaks for it, what changed with it, and the forms that review it and ask for its promotion.
///
/// @param gateStage the stage the gate leads to
/// @param gates the stages whose gate can be looked at
/// @param stages where it can be asked to go
/// @param difference to its parent; empty for the first version
public record VersionView(
        String model,
        String modelHref,
        int number,
        String href,
        AssetLink asset,
        String stage,
        String stageStyle,
        String since,
        List<String> aliases,
        String author,
        String why,
        String description,
        List<Fact> tags,
        String created,
        String gateStage,
        boolean gateOpen,
        String gateAt,
        List<String> gates,
        List<Piece> pieces,
        List<String> stages,
        ReviewView review,
        Optional<DifferenceView> difference,
        List<AssetView.Piece> evidence,
        List<AssetLink> trainedOn,
        List<AssetLink> run,
        List<Fact> content,
        List<ModelView.Move> moves,
        String caller,
        Said said) {
    public VersionView {
        aliases = List.copyOf(aliases);
        tags = List.copyOf(tags);
        gates = List.copyOf(gates);
        pieces = List.copyOf(pieces);
        stages = List.copyOf(stages);
        evidence = List.copyOf(evidence);
        trainedOn = List.copyOf(trainedOn);
        run = List.copyOf(run);
        content = List.copyOf(content);
        moves = List.copyOf(moves);
    }

    /// @param clauses each part of the condition with its values
    /// @param gaps what is missing, and where it would come from
    public record Piece(String name, Light light, String state, List<Clause> clauses, List<String> gaps) {
        public Piece {
            clauses = List.copyOf(clauses);
            gaps = List.copyOf(gaps);
        }
    }

    public record Clause(Light light, String text, String values) {}

    public boolean canPromote() {
        return stages.contains(gateStage);
    }

    public long open() {
        return pieces.stream().filter(piece -> piece.light() != Light.OK).count();
    }
}
