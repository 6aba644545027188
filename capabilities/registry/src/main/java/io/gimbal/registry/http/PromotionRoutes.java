package io.gimbal.registry.http;

import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.GateDecision;
import io.gimbal.evidence.Review;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Promotion;
import io.gimbal.registry.Promotions;
import io.gimbal.registry.Rollback;
import io.gimbal.registry.Stage;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.VersionReviews;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The way of versions through the stages. All times are event times; left out, the present of the data counts.
final class PromotionRoutes {
    private final Promotions promotions;
    private final VersionReviews reviews;

    PromotionRoutes(Promotions promotions, VersionReviews reviews) {
        this.promotions = promotions;
        this.reviews = reviews;
    }

    List<Route> routes() {
        return List.of(
                Route.post(Wire.VERSION + "/promote", this::promote).with(Route.Trait.APPROVAL),
                Route.post(Wire.VERSION + "/reviews", this::review).with(Route.Trait.APPROVAL),
                Route.get(Wire.VERSION + "/gate", this::ask),
                Route.post(Wire.MODEL + "/rollback", this::rollBack).with(Route.Trait.APPROVAL));
    }

    private Response promote(Request request) {
        NewStage wanted = request.json(NewStage.class);
        VersionId version = Wire.version(request);
        Stage stage = wanted.stage().map(Stage::new).orElseGet(() -> promotions.championStage(version.model()));
        Promotion promotion =
                promotions.promote(version, stage, Wire.reason(request, wanted.why()), at(wanted.at(), version));
        return switch (promotion) {
            case Promotion.Moved(var transition, var decision) -> Response.json(MoveAnswer.of(transition, decision));
            case Promotion.Refused refused -> RefusalAnswer.of(refused, request);
        };
    }

    private Response rollBack(Request request) {
        NewRollback wanted = request.json(NewRollback.class);
        ModelName model = Wire.model(request);
        Rollback rollback = promotions.rollBack(
                model, Wire.reason(request, wanted.why()), wanted.at().orElseGet(() -> promotions.now(model)));
        return Response.json(MoveAnswer.of(rollback.transition(), rollback.decision()));
    }

    private Response review(Request request) {
        NewReview wanted = request.json(NewReview.class);
        VersionId version = Wire.version(request);
        Review review = new Review(
                request.caller().name(), wanted.approved(), wanted.confirmed().orElse(List.of()), wanted.comment());
        Instant at = at(wanted.at(), version);
        Evidence evidence = reviews.append(version, review, at);
        GateDecision decision = promotions.ask(version, promotions.championStage(version.model()), at);
        return Response.json(
                        new ReviewAnswer(evidence.position(), evidence.result().summary(), DecisionAnswer.of(decision)))
                .withStatus(201);
    }

    private Response ask(Request request) {
        Parameters query = request.query().only("stage", "at");
        VersionId version = Wire.version(request);
        Stage stage = query.find("stage").map(Stage::new).orElseGet(() -> promotions.championStage(version.model()));
        Instant at = at(query.find("at").map(text -> Wire.instant("at", text)), version);
        return Response.json(DecisionAnswer.of(promotions.ask(version, stage, at)));
    }

    private Instant at(Optional<Instant> stated, VersionId version) {
        return stated.orElseGet(() -> promotions.now(version));
    }

    /// @param stage where to; the champion's unless stated
    record NewStage(Optional<String> stage, Optional<Instant> at, String why) {}

    record NewRollback(Optional<Instant> at, String why) {}

    record NewReview(boolean approved, Optional<List<String>> confirmed, String comment, Optional<Instant> at) {}

    /// @param decision what the gate to the champion's stage says now
    record ReviewAnswer(long position, String summary, DecisionAnswer decision) {}
}
