package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.BodyRule;
import io.gimbal.http.FormToken;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models and versions, and what their forms do.
final class ModelPagesTest {
    private static final String MODEL = "/models/taxi/trip-duration";
    private static final String FIVE = MODEL + "/versions/5";

    @TempDir
    private Path folder;

    private TaxiWorld world;
    private TestServer server;

    @BeforeEach
    void start() {
        world = TaxiWorld.told(folder);
        server = world.server();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void versionsStandSideBySideWithTheirNumbers() {
        String page = server.get(MODEL).text();

        assertThat(page)
                .containsSubsequence("<th", ">MAE<", ">p99 ms<", ">Size kB<")
                .doesNotContain("Shadow MAE")
                .containsSubsequence("v5", "To production", "closed: trust", "v5", "candidate", "2.640")
                .containsSubsequence("v4", "production", "champion", "2.710")
                .containsSubsequence("v3", "archived", "frozen")
                .contains("Best of all that were judged");
    }

    @Test
    void theGateTellsClauseByClauseWithTheNumbers() {
        String page = server.get(FIVE).text();

        assertThat(page)
                .contains("The gate to production is closed by 1 of 5")
                .contains("candidate.evaluation.mae &lt;= failsafe.evaluation.mae")
                .contains("candidate.evaluation.mae = 2.64")
                .contains("candidate.shadow is missing");
    }

    @Test
    void aRefusalShowsThePageWithWhatStandsInTheWay() {
        TestResponse refused = post(FIVE, "/promote", "stage=production&why=It+is+better");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text())
                .contains("role=\"alert\"")
                .contains("taxi/trip-duration@5 may not enter production:")
                .contains("trust missing");
    }

    @Test
    void aReviewOpensTheGateAndThePromotionIsDone() {
        TestResponse reviewed = post(FIVE, "/review", "verdict=approve&comment=Looked+at+the+slices");
        TestResponse promoted = post(FIVE, "/promote", "stage=production&why=It+is+better");

        assertThat(reviewed.status()).isEqualTo(303);
        assertThat(reviewed.header("Location")).hasValue(FIVE + "?done=reviewed");
        assertThat(promoted.header("Location")).hasValue(FIVE + "?done=promoted");
        assertThat(server.get(FIVE + "?done=promoted").text())
                .contains("Promoted. It is on record with its why.")
                .contains("It is better")
                .contains(">production<");
    }

    @Test
    void aRollBackPutsTheVersionBeforeBack() {
        assertThat(post(MODEL, "/rollback", "why=It+went+wrong").status()).isEqualTo(303);

        assertThat(server.get(MODEL).text())
                .containsSubsequence("v3", "production")
                .contains("rolled back");
    }

    @Test
    void movesStandInTheOrderOfTheirRecordWithWhatTheyAre() {
        post(MODEL + "/versions/4", "/promote", "stage=candidate&why=Too+early");
        post(MODEL + "/versions/2", "/promote", "stage=archived&why=Never+used");

        String page = server.get(MODEL).text();

        assertThat(page.substring(page.indexOf("How versions moved")))
                .containsSubsequence("v2", "archived, candidate → archived", "v4", "moved back, production → candidate")
                .containsSubsequence("v4", "promoted, candidate → production", "v3", "archived")
                .contains("in the order in which they were recorded");
    }

    @Test
    void whatMissesItsWhyIsRefusedOnThePage() {
        TestResponse refused = post(FIVE, "/promote", "stage=production&why=++");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("a change needs a why");
    }

    @Test
    void aFormWithoutItsTokenDoesNothing() {
        TestResponse forged = server.send(
                "POST",
                FIVE + "/promote",
                BodyPublishers.ofString("stage=archived&why=forged"),
                "Content-Type",
                BodyRule.FORM_TYPE);

        assertThat(forged.status()).isEqualTo(403);
        assertThat(server.get(FIVE).text()).doesNotContain("forged");
    }

    @Test
    void theWordOfWhatWasDoneIsOneOfOurs() {
        assertThat(server.get(FIVE + "?done=%3Cb%3Eowned").text()).doesNotContain("owned");
    }

    @Test
    void aVersionThatIsNotThereIsNotFound() {
        assertThat(server.get(MODEL + "/versions/99").status()).isEqualTo(404);
        assertThat(server.get(MODEL + "/versions/newest").status()).isEqualTo(404);
    }

    @Test
    void aModelThatAClientCallsByOneNameIsFound() {
        assertThat(server.get("/models/trip-duration").header("Location")).hasValue(MODEL);
        assertThat(server.get("/models/taxi.trip-duration/versions/5").header("Location"))
                .hasValue(FIVE);
        assertThat(server.get("/models/nothing").status()).isEqualTo(404);
        assertThat(server.get("/models/trip-duration/versions/%2F%2Fevil").header("Location"))
                .hasValue(MODEL + "/versions/%2F%2Fevil");
    }

    private TestResponse post(String page, String form, String fields) {
        TestResponse shown = server.get(page);
        Matcher token = Pattern.compile("name=\"" + FormToken.FIELD + "\" value=\"([0-9a-f]+)\"")
                .matcher(shown.text());
        assertThat(token.find()).isTrue();
        String cookie = shown.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        return server.send(
                "POST",
                page + form,
                BodyPublishers.ofString(FormToken.FIELD + "=" + token.group(1) + "&" + fields),
                "Content-Type",
                BodyRule.FORM_TYPE,
                "Cookie",
                cookie);
    }
}
