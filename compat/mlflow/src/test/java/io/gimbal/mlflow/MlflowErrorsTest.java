package io.gimbal.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.http.BodyRule;
import io.gimbal.http.Caller;
import io.gimbal.http.HttpConfig;
import io.gimbal.http.ProblemJson;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.ResponseBody;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever refuses below MLflow's paths refuses in its words.
final class MlflowErrorsTest {
    private static final String FAIL = "/api/2.0/mlflow/fail";

    private TestServer server;

    @BeforeEach
    void start() {
        List<MlflowRoute> calls = List.of(
                MlflowRoute.get("/fail", MlflowErrorsTest::fail),
                MlflowRoute.post("/take", _ -> WireWriter.nothing())
                        .taking(BodyRule.JSON.withLimit(DataSize.ofKilobytes(1))),
                MlflowRoute.get("/markup", request -> {
                    throw CodedException.invalidArgument(request.query().get("x"));
                }),
                MlflowRoute.get("/exact", _ -> MlflowErrors.response(MlflowErrorCode.NOT_IMPLEMENTED, "Multipart")));
        server = TestServer.start(
                HttpConfig.ofFreePort(), MlflowRoute.served(calls), MlflowErrorsTest::caller, new MlflowErrors());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Caller caller(Request request) {
        return switch (request.header("Authorization").orElse("")) {
            case "Bearer wrong" -> throw new CodedException(ErrorCode.UNAUTHENTICATED, "nobody's token");
            default -> new Caller("tester", true, Set.of("admin"));
        };
    }

    private static Response fail(Request request) {
        String code = request.query().get("code");
        if (code.equals("DEFECT")) {
            throw new IllegalStateException("select * from tracking_run");
        }
        throw new CodedException(ErrorCode.valueOf(code), "what happened to table tracking_run");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, 400, INVALID_PARAMETER_VALUE",
        "NOT_FOUND, 404, RESOURCE_DOES_NOT_EXIST",
        "ALREADY_EXISTS, 400, RESOURCE_ALREADY_EXISTS",
        "CONFLICT, 409, RESOURCE_CONFLICT",
        "FAILED_PRECONDITION, 400, INVALID_PARAMETER_VALUE",
        "UNSUPPORTED, 400, BAD_REQUEST",
        "UNAUTHENTICATED, 401, UNAUTHENTICATED",
        "PERMISSION_DENIED, 403, PERMISSION_DENIED",
        "TOO_LARGE, 400, INVALID_PARAMETER_VALUE",
        "RESOURCE_EXHAUSTED, 429, RESOURCE_EXHAUSTED",
        "NO_SPACE, 503, TEMPORARILY_UNAVAILABLE",
        "DEADLINE_EXCEEDED, 504, DEADLINE_EXCEEDED",
        "CANCELLED, 503, TEMPORARILY_UNAVAILABLE",
        "UNAVAILABLE, 503, TEMPORARILY_UNAVAILABLE",
        "CORRUPT, 500, DATA_LOSS",
        "INTERNAL, 500, INTERNAL_ERROR",
        "DEFECT, 500, INTERNAL_ERROR",
    })
    void eachCodeHasItsNameAndStatus(String code, int status, String name) {
        TestResponse answer = server.get(FAIL + "?code=" + code);

        assertRefused(answer, status, name);
        assertThat(server.get("/ajax-api/2.0/mlflow/fail?code=" + code).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            names = {"RESOURCE_EXHAUSTED", "NO_SPACE", "DEADLINE_EXCEEDED", "CANCELLED", "UNAVAILABLE"})
    void whatMaySucceedLaterSaysWhen(ErrorCode code) {
        assertThat(server.get(FAIL + "?code=" + code).header("Retry-After")).contains("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_SPACE", "UNAVAILABLE", "CORRUPT", "INTERNAL", "DEFECT"})
    void whatWentWrongHereIsNotTold(String code) {
        assertThat(server.get(FAIL + "?code=" + code).text()).doesNotContain("tracking_run", "select");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/2.0/mlflow/nothing",
                "/api/2.0/mlflow",
                "/api/3.0/mlflow/traces/search",
                "/ajax-api/2.0/mlflow/nothing",
                "/ajax-api/3.0/jobs/1",
                "/get-artifact/x",
                "/graphql",
                "/v1/traces",
                "/api/2.0/../secret/%2e",
            })
    void aPathNobodyServes_isRefusedInTheirWords(String path) {
        String name = path.contains("..") ? "INVALID_PARAMETER_VALUE" : "ENDPOINT_NOT_FOUND";
        TestResponse asBrowser = server.get(path, "Accept", "text/html");

        assertRefused(server.get(path), path.contains("..") ? 400 : 404, name);
        assertRefused(asBrowser, path.contains("..") ? 400 : 404, name);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/2.0/mlflow/traces, 'traces, and the assessments of them'",
        "POST, /api/3.0/mlflow/traces/search, 'traces, and the assessments of them'",
        "POST, /ajax-api/3.0/mlflow/traces/tr-1/assessments, 'traces, and the assessments of them'",
        "POST, /v1/traces, 'traces, and the assessments of them'",
        "GET, /ajax-api/2.0/mlflow/get-trace-artifact?request_id=1, 'traces, and the assessments of them'",
        "POST, /api/3.0/mlflow/datasets/create, datasets of evaluations",
        "GET, /api/3.0/mlflow/scorers/list, scorers",
        "DELETE, /api/2.0/mlflow/webhooks/7, webhooks",
        "GET, /ajax-api/2.0/mlflow/gateway-proxy, the gateway to language models",
        "POST, /ajax-api/2.0/mlflow/runs/create-promptlab-run, prompt engineering",
        "GET, /ajax-api/3.0/jobs/1, jobs",
        "GET, /api/2.0/mlflow/workspaces, workspaces",
        "GET, /api/2.0/mlflow/users/get?username=a, users and their permissions",
        "POST, /api/2.0/mlflow/experiments/permissions/create, users and their permissions",
        "PATCH, /api/2.0/mlflow/registered-models/permissions/update, users and their permissions",
        "POST, /api/2.0/mlflow/artifacts/presigned-upload-url, presigned addresses of artifacts",
        "POST, /graphql, GraphQL",
    })
    void aFamilyThatIsNotServedIsNamed(String method, String path, String family) {
        TestResponse answer = server.send(method, path, BodyPublishers.ofString("{}"));

        assertRefused(answer, 404, "ENDPOINT_NOT_FOUND");
        assertThat(answer.object().text("message"))
                .isEqualTo("Gimbal does not serve this part of MLflow's API: " + family);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/2.0/mlflow/tracesome", "/api/2.0/mlflow/fail/traces", "/api/2.0/mlflow"})
    void anotherUnknownPathIsOfNoFamily(String path) {
        assertThat(server.get(path).object().text("message")).doesNotContain("part of MLflow's API");
    }

    @Test
    void aPathThatClimbs_isRefusedInTwoWords() {
        assertThat(server.get("/api/2.0/mlflow/artifacts/..%2f..%2fetc").text())
                .isEqualTo("{\"error_code\":\"INVALID_PARAMETER_VALUE\",\"message\":\"Invalid path\"}");
    }

    @Test
    void otherPathsAreRefusedAsBefore() {
        assertThat(server.get("/api/v1/nothing").header("Content-Type")).contains("application/problem+json");
        assertThat(server.get("/healthy").header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void anEncodedSpellingOfAPathIsThatPath() {
        assertRefused(server.get("/%61pi/2.0/mlflow/fail?code=CONFLICT"), 409, "RESOURCE_CONFLICT");
    }

    @Test
    void aWrongMethodIsToldWhichThereAre() {
        TestResponse answer = server.delete(FAIL);

        assertRefused(answer, 405, "ENDPOINT_NOT_FOUND");
        assertThat(answer.header("Allow")).contains("GET, HEAD");
    }

    @Test
    void aBodyThatIsNoJsonOrTooLarge_isAWrongValue() {
        String take = "/api/2.0/mlflow/take";

        assertRefused(
                server.send("POST", take, BodyPublishers.ofString("{}"), "Content-Type", "text/plain"),
                400,
                "INVALID_PARAMETER_VALUE");
        assertRefused(server.send("POST", take, BodyPublishers.ofString("{}")), 400, "INVALID_PARAMETER_VALUE");
        assertRefused(server.post(take, "{\"a\": \"" + "x".repeat(1_100) + "\"}"), 400, "INVALID_PARAMETER_VALUE");
        assertThat(server.post(take, "{}", "X", "y").status()).isEqualTo(200);
    }

    @Test
    void foreignOriginsAndUnknownTokens() {
        assertRefused(server.get(FAIL + "?code=CONFLICT", "Origin", "https://evil.example"), 403, "PERMISSION_DENIED");
        TestResponse unknown = server.get(FAIL, "Authorization", "Bearer wrong");
        assertRefused(unknown, 401, "UNAUTHENTICATED");
        assertThat(unknown.header("WWW-Authenticate"))
                .hasValueSatisfying(it -> assertThat(it).contains("Basic"));
    }

    @Test
    void aCodeThatOnlyOneCallHas() {
        assertRefused(server.get("/api/2.0/mlflow/exact"), 501, "NOT_IMPLEMENTED");
    }

    @Test
    void noAnswerHoldsMarkup() {
        TestResponse answer = server.get("/api/2.0/mlflow/markup?x=%3Cscript%3E");

        assertThat(answer.text()).doesNotContain("<script>");
        assertThat(answer.object().text("message")).isEqualTo("<script>");
        assertThat(server.get("/api/2.0/mlflow/%3Cscript%3E").text()).doesNotContain("<script>");
    }

    @Test
    void everyProblemIsNamed() {
        CodedException e = new CodedException(
                ErrorCode.FAILED_PRECONDITION,
                "not promoted",
                List.of(Problem.in("evidence", "no evaluation"), Problem.in("evidence", "no reviewer")));

        Response answer = new MlflowErrors().response(ProblemJson.of(e, "/x"), true);

        assertThat(new String(((ResponseBody.Bytes) answer.body()).content(), UTF_8))
                .contains("not promoted; no evaluation; no reviewer");
    }

    private static void assertRefused(TestResponse answer, int status, String name) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.object().text("error_code")).isEqualTo(name);
        assertThat(answer.object().text("message")).isNotBlank();
    }
}
