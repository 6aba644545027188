package io.gimbal.web.model;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import io.gimbal.core.PageToken;
import io.gimbal.evidence.Review;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Promotion;
import io.gimbal.registry.Stage;
import io.gimbal.registry.VersionId;
import io.gimbal.web.kit.Addresses;
import io.gimbal.web.kit.Pages;
import io.gimbal.web.kit.Refusals;
import io.gimbal.web.kit.Said;
import io.gimbal.web.kit.Section;
import java.util.List;

/// Models and versions, and the forms that review, promote and roll back. A form that is refused shows its page again
/// with the reasons; one that went well leads there, so that a reload repeats nothing.
public final class ModelRoutes {
    private static final String MODEL = "/models/{namespace}/{model}";
    private static final String VERSION = MODEL + "/versions/{version}";
    private static final String DONE = "done";
    private static final String AFTER = "after";
    private static final String GATE = "gate";
    private static final Refusals REFUSALS =
            Refusals.of(ErrorCode.INVALID_ARGUMENT, ErrorCode.FAILED_PRECONDITION, ErrorCode.CONFLICT);

    private final Pages pages;
    private final ModelPages models;
    private final VersionPages versions;
    private final RegistryServices registry;

    public ModelRoutes(Pages pages, ModelPages models, VersionPages versions, RegistryServices registry) {
        this.pages = pages;
        this.models = models;
        this.versions = versions;
        this.registry = registry;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(Section.MODELS.href(), this::list),
                Route.get(MODEL, request -> showModel(request, said(request))),
                Route.get(MODEL + "/difference", this::showDifference),
                Route.get(VERSION, request -> showVersion(request, said(request))),
                Route.form(VERSION + "/promote", this::promote).with(Route.Trait.APPROVAL),
                Route.form(VERSION + "/review", this::review).with(Route.Trait.APPROVAL),
                Route.form(MODEL + "/rollback", this::rollBack).with(Route.Trait.APPROVAL));
    }

    private Response list(Request request) {
        return pages.show(request, Section.MODELS, "Models", "models", models.models());
    }

    private Response showModel(Request request, Said said) {
        ModelView view = models.model(
                model(request),
                new PageRequest(ModelPages.VERSIONS, request.query().find(AFTER).map(PageToken::new)),
                request.caller().name(),
                said);
        return pages.show(request, Section.MODELS, view.name(), "model", view);
    }

    private Response showVersion(Request request, Said said) {
        VersionView view = versions.version(
                version(request),
                new Visit(
                        request.query().find(GATE).map(Stage::new),
                        request.caller().name(),
                        said));
        return pages.show(request, Section.MODELS, view.model() + " v" + view.number(), "version", view);
    }

    private Response showDifference(Request request) {
        DifferenceView view = versions.difference(model(request), number(request, "from"), number(request, "to"));
        String title = view.model() + " v" + view.base() + " and v" + view.version();
        return pages.show(request, Section.MODELS, title, "modeldifference", view);
    }

    private static int number(Request request, String name) {
        return request.query()
                .findInteger(name)
                .filter(number -> number > 0 && number <= Integer.MAX_VALUE)
                .map(Math::toIntExact)
                .orElseThrow(() -> CodedException.invalidArgument(name + ": expected the number of a version"));
    }

    private static Said said(Request request) {
        // Only what is known here, because the word comes from an address anybody can write.
        return switch (request.query().find(DONE).orElse("")) {
            case "promoted" -> Said.done("Promoted. It is on record with its why.");
            case "reviewed" -> Said.done("The review is evidence now.");
            case "rolled-back" -> Said.done("Rolled back. It is on record with its why.");
            default -> Said.NOTHING;
        };
    }

    private Response promote(Request request) {
        VersionId version = version(request);
        return REFUSALS.attempt(
                () -> {
                    Promotion promotion = registry.promotions()
                            .promote(
                                    version,
                                    new Stage(request.form().get("stage")),
                                    why(request),
                                    registry.promotions().now(version));
                    return switch (promotion) {
                        case Promotion.Moved _ -> done(version.ref(), "promoted");
                        case Promotion.Refused refused ->
                            Refusals.answer(refused.message(), said -> showVersion(request, said));
                    };
                },
                said -> showVersion(request, said));
    }

    private Response review(Request request) {
        VersionId version = version(request);
        return REFUSALS.attempt(
                () -> {
                    boolean approved = request.form().get("verdict").equals("approve");
                    Review review = new Review(
                            request.caller().name(),
                            approved,
                            request.form().list("confirmed"),
                            request.form().get("comment"));
                    registry.reviews()
                            .append(version, review, registry.promotions().now(version));
                    return done(version.ref(), "reviewed");
                },
                said -> showVersion(request, said));
    }

    private Response rollBack(Request request) {
        ModelName model = model(request);
        return REFUSALS.attempt(
                () -> {
                    registry.promotions()
                            .rollBack(model, why(request), registry.promotions().now(model));
                    return done(model.ref(), "rolled-back");
                },
                said -> showModel(request, said));
    }

    private static Response done(AssetRef asset, String what) {
        return Response.seeOther(Addresses.of(asset) + "?" + DONE + "=" + what);
    }

    private static Reason why(Request request) {
        return new Reason(request.caller().name(), request.form().get("why"));
    }

    private static ModelName model(Request request) {
        return new ModelName(request.pathParameter("namespace"), request.pathParameter("model"));
    }

    private static VersionId version(Request request) {
        String text = request.pathParameter("version");
        try {
            return model(request).version(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw CodedException.notFound("a version is a whole number, not \"" + text + "\"");
        }
    }
}
