package io.gimbal.registry.http;

import io.gimbal.evidence.Evidence;
import io.gimbal.evidence.GateDecision;
import io.gimbal.evidence.Review;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.registry.Promotions;
import io.gimbal.registry.Stage;
import io.gimbal.registry.VersionReviews;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The way of versions through the stages. All times are event times.
final class PromotionRoutes {
    private final Promotions promotions;
    private final VersionReviews reviews;

    PromotionRoutes(Promotions promotions, VersionReviews reviews) {
        this.promotions = promotions;
        this.reviews = reviews;
    }

    List<Route> routes() {
        return List.of(
                Route.post(Wire.VERSION + "/promote", this::promote),
                Route.post(Wire.VERSION + "/reviews", this::review),
                Route.get(Wire.VERSION + "/gate", this::ask),
                Route.post(Wire.MODEL + "/rollback", this::rollBack));
    }

    private Response promote(Request request) {
        NewStage wanted = request.json(NewStage.class);
        return Response.json(TransitionAnswer.of(promotions.promote(
                Wire.version(request), new Stage(wanted.stage()), Wire.reason(request, wanted.why()), wanted.at())));
    }

    private Response rollBack(Request request) {
        Rollback wanted = request.json(Rollback.class);
        return Response.json(TransitionAnswer.of(
                promotions.rollBack(Wire.model(request), Wire.reason(request, wanted.why()), wanted.at())));
    }

    private Response review(Request request) {
        NewReview wanted = request.json(NewReview.class);
        Review review = new Review(
                request.caller().name(), wanted.approved(), wanted.confirmed().orElse(List.of()), wanted.comment());
        Evidence evidence = reviews.append(Wire.version(request), review, wanted.at());
        return Response.json(
                        new ReviewAnswer(evidence.position(), evidence.result().summary()))
                .withStatus(201);
    }

    private Response ask(Request request) {
        Parameters query = request.query().only("stage", "at");
        GateDecision decision = promotions.ask(
                Wire.version(request), new Stage(query.get("stage")), Wire.instant("at", query.get("at")));
        return Response.json(new GateAnswer(
                decision.passed(),
                decision.pieces().stream().map(PieceAnswer::of).toList()));
    }

    record NewStage(String stage, Instant at, String why) {}

    record Rollback(Instant at, String why) {}

    record NewReview(boolean approved, Optional<List<String>> confirmed, String comment, Instant at) {}

    record ReviewAnswer(long position, String summary) {}

    record GateAnswer(boolean passed, List<PieceAnswer> pieces) {}

    record PieceAnswer(String evidence, String state, String explanation) {
        static PieceAnswer of(GateDecision.Piece piece) {
            return new PieceAnswer(
                    piece.prerequisite().type().value(),
                    piece.state().name().toLowerCase(Locale.ROOT),
                    piece.explanation());
        }
    }
}
