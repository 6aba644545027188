package io.gimbal.access.http;

import io.gimbal.access.AuditLog;
import io.gimbal.access.IssuedToken;
import io.gimbal.access.Role;
import io.gimbal.access.RouteRule;
import io.gimbal.access.TokenDraft;
import io.gimbal.access.TokenId;
import io.gimbal.access.Tokens;
import io.gimbal.core.Durations;
import io.gimbal.http.Method;
import io.gimbal.http.PageAnswer;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import java.util.List;
import java.util.Optional;

/// `/api/v1/tokens` and `/api/v1/audit`, for admins.
public final class AccessRoutes {
    private static final String TOKENS = "/api/v1/tokens";
    private static final String TOKEN = TOKENS + "/{id}";
    private static final String AUDIT = "/api/v1/audit";
    private static final String VERIFICATION = AUDIT + "/verification";

    /// Who may use these routes.
    public static final List<RouteRule> RULES = List.of(
            RouteRule.unaudited(Method.GET, TOKENS, Role.ADMIN),
            RouteRule.audited(Method.POST, TOKENS, Role.ADMIN),
            RouteRule.audited(Method.DELETE, TOKEN, Role.ADMIN),
            RouteRule.unaudited(Method.GET, AUDIT, Role.ADMIN),
            RouteRule.unaudited(Method.GET, VERIFICATION, Role.ADMIN));

    private final Tokens tokens;
    private final AuditLog audit;

    public AccessRoutes(Tokens tokens, AuditLog audit) {
        this.tokens = tokens;
        this.audit = audit;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(TOKENS, this::list),
                Route.post(TOKENS, this::create),
                Route.delete(TOKEN, this::revoke),
                Route.get(AUDIT, this::entries),
                Route.get(VERIFICATION, _ -> Response.json(VerificationAnswer.of(audit.verify()))));
    }

    /// @param expiresIn how long it is valid, like `90d`; absent means until it is revoked
    private record TokenRequest(String name, String role, Optional<String> consumer, Optional<String> expiresIn) {}

    private Response list(Request request) {
        return Response.json(PageAnswer.of(tokens.list(PageAnswer.request(request.query())), TokenAnswer::of));
    }

    private Response create(Request request) {
        TokenRequest wanted = request.json(TokenRequest.class);
        IssuedToken issued = tokens.create(new TokenDraft(
                wanted.name(),
                Role.parse(wanted.role()),
                wanted.consumer(),
                wanted.expiresIn().map(Durations::parse)));
        return Response.json(TokenAnswer.withSecret(issued)).withStatus(201);
    }

    private Response revoke(Request request) {
        return Response.json(TokenAnswer.of(tokens.revoke(new TokenId(request.pathParameter("id")))));
    }

    private Response entries(Request request) {
        return Response.json(PageAnswer.of(audit.list(PageAnswer.request(request.query())), EntryAnswer::of));
    }
}
