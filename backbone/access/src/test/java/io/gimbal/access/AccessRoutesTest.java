package io.gimbal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gimbal.access.AccessConfig.Authentication;
import io.gimbal.access.wiring.AccessModule;
import io.gimbal.blob.LocalBlobPointers;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.PageRequest;
import io.gimbal.core.SystemSources;
import io.gimbal.http.Caller;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.Method;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.sql.TestDatabases;
import io.gimbal.testkit.MovableTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccessRoutesTest {
    private static final List<RouteRule> RULES = List.of(RouteRule.audited(Method.POST, "/erase", Role.ADMIN));

    private Database database;
    private Path folder;
    private AccessModule access;
    private TestServer server;

    @BeforeEach
    void open(@TempDir Path temporary) {
        folder = temporary;
        database = TestDatabases.sqlite(folder);
        database.migrate(AccessModule.MIGRATIONS);
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    private void start(Authentication authentication) {
        AccessModule.Stores stores = new AccessModule.Stores(
                database,
                new LocalBlobStore(folder.resolve("blobs")),
                new LocalBlobPointers(folder.resolve("pointers")));
        access = AccessModule.create(
                new AccessConfig(authentication), stores, SystemSources::randomBytes, new MovableTime());
        List<Route> routes = new ArrayList<>(access.routes());
        routes.add(Route.get("/look", request -> Response.json(who(request.caller()))));
        routes.add(Route.post("/change", request -> Response.json(who(request.caller()))));
        routes.add(Route.post("/promote", _ -> Response.noContent()).with(Route.Trait.APPROVAL));
        routes.add(Route.post("/erase", _ -> Response.noContent()));
        routes.add(Route.post("/push", _ -> Response.noContent()).with(Route.Trait.RECORDED));
        routes.add(Route.post(
                        "/predict",
                        request -> Response.json(JsonObject.builder()
                                .put("consumer", CallingConsumer.find(request).orElse("nobody"))
                                .build()))
                .with(Route.Trait.QUESTION));
        routes.add(Route.get("/open", _ -> Response.noContent()).with(Route.Trait.OPEN));
        server = TestServer.start(HttpConfig.ofFreePort(), access.guard(routes, RULES), access.policy());
    }

    private static JsonObject who(Caller caller) {
        return JsonObject.builder()
                .put("name", caller.name())
                .put("verified", caller.verified())
                .build();
    }

    @Test
    void onLoopbackTheStatedUserMayDoEverythingUnverified() {
        start(Authentication.NONE);
        JsonObject who = server.get("/look", "Gimbal-User", "alice").object();
        assertThat(who.text("name")).isEqualTo("alice");
        assertThat(who.flag("verified")).isFalse();
        assertThat(server.post("/promote", JsonObject.EMPTY, "Gimbal-User", "alice")
                        .status())
                .isEqualTo(204);
        assertThat(server.get("/look").object().text("name")).isEqualTo("anonymous");
        assertThat(server.get("/look", "Gimbal-User", "Jos%C3%A9%20P%C3%A9rez")
                        .object()
                        .text("name"))
                .isEqualTo("José Pérez");
        assertThat(server.get("/look", "Gimbal-User", "50%").object().text("name"))
                .isEqualTo("anonymous");
        AuditEntry entry = access.audit().list(PageRequest.first()).items().getFirst();
        assertThat(entry.content())
                .isEqualTo(new AuditDraft("alice", false, "POST /promote", "/promote", AuditEntry.Decision.ALLOWED));
    }

    @Test
    void withTokensNothingButOpenRoutesAnswersWithoutOne() {
        start(Authentication.TOKENS);
        assertThat(server.get("/open").status()).isEqualTo(204);
        TestResponse refused = server.get("/look", "Gimbal-User", "root");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isPresent();
        assertThat(server.get("/no/such/path").status()).isEqualTo(401);
        assertThat(server.get("/look", "Authorization", "Bearer gimbal_x").status())
                .isEqualTo(401);
        assertThat(server.get("/look", "Authorization", "Digest abc").status()).isEqualTo(401);
        assertThat(server.get("/look", "Authorization", "Basic ???").status()).isEqualTo(401);
    }

    @Test
    void aTokenIsAcceptedAsBearerAndAsTheBasicPassword() {
        start(Authentication.TOKENS);
        String token = access.tokens().create(TokenDraft.of("ci", Role.VIEWER)).text();
        String basic = Base64.getEncoder().encodeToString(("anybody:" + token).getBytes(StandardCharsets.UTF_8));
        for (String header : List.of("Bearer " + token, "bearer " + token, "Basic " + basic)) {
            JsonObject who = server.get("/look", "Authorization", header).object();
            assertThat(who.text("name")).isEqualTo("ci");
            assertThat(who.flag("verified")).isTrue();
        }
    }

    @Test
    void aWrongTokenIsRefusedEvenWhereNoneIsNeeded() {
        start(Authentication.NONE);
        assertThat(server.get("/look", "Authorization", "Bearer nonsense").status())
                .isEqualTo(401);
    }

    @Test
    void eachRoleMayDoWhatItMayAndNoMore() {
        start(Authentication.TOKENS);
        assertStatuses(Role.VIEWER, 200, 403, 403, 403);
        assertStatuses(Role.EDITOR, 200, 200, 403, 403);
        assertStatuses(Role.APPROVER, 200, 200, 204, 403);
        assertStatuses(Role.ADMIN, 200, 200, 204, 200);
    }

    private void assertStatuses(Role role, int look, int change, int promote, int tokens) {
        String header = "Bearer "
                + access.tokens().create(TokenDraft.of(role.text(), role)).text();
        assertThat(server.get("/look", "Authorization", header).status())
                .as("%s look", role)
                .isEqualTo(look);
        assertThat(server.post("/change", JsonObject.EMPTY, "Authorization", header)
                        .status())
                .as("%s change", role)
                .isEqualTo(change);
        assertThat(server.post("/promote", JsonObject.EMPTY, "Authorization", header)
                        .status())
                .as("%s promote", role)
                .isEqualTo(promote);
        assertThat(server.post("/push", JsonObject.EMPTY, "Authorization", header)
                        .status())
                .as("%s push", role)
                .isEqualTo(change == 200 ? 204 : 403);
        assertThat(server.post("/erase", JsonObject.EMPTY, "Authorization", header)
                        .status())
                .as("%s erase", role)
                .isEqualTo(role == Role.ADMIN ? 204 : 403);
        assertThat(server.get("/api/v1/tokens", "Authorization", header).status())
                .as("%s tokens", role)
                .isEqualTo(tokens);
        assertThat(server.get("/api/v1/audit", "Authorization", header).status())
                .as("%s audit", role)
                .isEqualTo(tokens);
    }

    @Test
    void whatIsDoneAndWhatIsRefusedStandsInTheLogAndReadingDoesNot() {
        start(Authentication.TOKENS);
        String viewer =
                access.tokens().create(TokenDraft.of("vera", Role.VIEWER)).text();
        String editor = access.tokens().create(TokenDraft.of("ed", Role.EDITOR)).text();
        server.get("/look", "Authorization", "Bearer " + viewer);
        server.post("/predict", JsonObject.EMPTY, "Authorization", "Bearer " + viewer);
        server.post("/push", JsonObject.EMPTY, "Authorization", "Bearer " + editor);
        server.post("/change", JsonObject.EMPTY, "Authorization", "Bearer " + viewer);
        server.post("/change", JsonObject.EMPTY, "Authorization", "Bearer " + editor);
        assertThat(access.audit().list(PageRequest.first()).items())
                .extracting(AuditEntry::content)
                .containsExactly(
                        new AuditDraft("ed", true, "POST /change", "/change", AuditEntry.Decision.ALLOWED),
                        new AuditDraft("vera", true, "POST /change", "/change", AuditEntry.Decision.DENIED));
    }

    @Test
    void tokensAreMadeListedAndRevokedOverHttp() {
        start(Authentication.NONE);
        JsonObject made = server.post(
                        "/api/v1/tokens",
                        JsonObject.builder()
                                .put("name", "dispatch")
                                .put("role", "viewer")
                                .put("consumer", "dispatch-app")
                                .put("expires_in", "90d")
                                .build())
                .object();
        assertThat(made.text("expires_at")).isEqualTo("2026-04-01T00:00:00Z");
        String secret = made.text("token");
        JsonObject listed =
                server.get("/api/v1/tokens").object().array("items").objects().getFirst();
        assertThat(listed.has("token")).isFalse();
        assertThat(listed.text("consumer")).isEqualTo("dispatch-app");

        assertThat(server.get("/look", "Authorization", "Bearer " + secret).status())
                .isEqualTo(200);
        assertThat(server.delete("/api/v1/tokens/" + made.text("id")).status()).isEqualTo(200);
        assertThat(server.get("/look", "Authorization", "Bearer " + secret).status())
                .isEqualTo(401);
        assertThat(server.delete("/api/v1/tokens/0000000000000000").status()).isEqualTo(404);
        assertThat(server.delete("/api/v1/tokens/x").status()).isEqualTo(400);
        assertThat(server.post(
                                "/api/v1/tokens",
                                JsonObject.builder()
                                        .put("name", "x")
                                        .put("role", "god")
                                        .build())
                        .detail())
                .contains("unknown role \"god\"");
    }

    @Test
    void aTokenBoundToAConsumerSpeaksForNoOther() {
        start(Authentication.NONE);
        String bound = access.tokens()
                .create(new TokenDraft("app", Role.VIEWER, Optional.of("dispatch"), Optional.empty()))
                .text();
        assertThat(consumer("Authorization", "Bearer " + bound)).isEqualTo("dispatch");
        assertThat(consumer("Authorization", "Bearer " + bound, "Gimbal-Consumer", "dispatch"))
                .isEqualTo("dispatch");
        assertThat(consumer("Gimbal-Consumer", "riders")).isEqualTo("riders");
        assertThat(consumer()).isEqualTo("nobody");
        TestResponse refused = server.post(
                "/predict", JsonObject.EMPTY, "Authorization", "Bearer " + bound, "Gimbal-Consumer", "riders");
        assertThat(refused.status()).isEqualTo(403);
    }

    private String consumer(String... headers) {
        return server.post("/predict", JsonObject.EMPTY, headers).object().text("consumer");
    }

    @Test
    void theChainIsVerifiedOverHttp() {
        start(Authentication.NONE);
        server.post("/change", JsonObject.EMPTY);
        JsonObject sound = server.get("/api/v1/audit/verification").object();
        assertThat(sound.flag("sound")).isTrue();
        assertThat(sound.integer("unanchored")).isEqualTo(1);
        database.write(transaction -> transaction.update("UPDATE access_audit SET who = 'mallory'"));
        JsonObject broken = server.get("/api/v1/audit/verification").object();
        assertThat(broken.flag("sound")).isFalse();
        assertThat(broken.array("problems").objects().getFirst().text("type")).isEqualTo("changed");
    }

    @Test
    void rulesForRoutesThatDoNotExistAreRefused() {
        start(Authentication.NONE);
        List<RouteRule> typo = List.of(RouteRule.audited(Method.POST, "/promot", Role.APPROVER));
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> access.guard(access.routes(), typo))
                .withMessageContaining("/promot");
    }
}
