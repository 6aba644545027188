package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestServer;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Stage;
import io.gimbal.web.kit.Addresses;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The board, the matrix, the difference and the review of a model, as they are written.
final class ModelBoardTest {
    private static final String FARES = "/models/taxi/fares";
    private static final String HOSTILE = Addresses.of(FaresWorld.HOSTILE.ref());

    @TempDir
    private static Path folder;

    private static FaresWorld world;
    private static TestServer server;

    @BeforeAll
    static void start() {
        world = FaresWorld.told(folder);
        server = world.server();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        return text.substring(start, text.indexOf(to, start));
    }

    @Test
    void theBoardHasAColumnForEachStageOfThePolicyInItsOrder() {
        String board = between(server.get(FARES).text(), "class=\"board\"", "</ol>");

        assertThat(board)
                .containsSubsequence(
                        "candidate",
                        "v3",
                        "To test",
                        "closed: size",
                        "v1",
                        "test",
                        "v2",
                        "To staging",
                        "staging",
                        "asks for 2 things",
                        "no version",
                        "production",
                        "asks for 3 things",
                        "champion",
                        "archived");
    }

    @Test
    void versionsThatStandInAStageTheirPolicyDoesNotHaveAreOnTheBoard() {
        ModelName tips = new ModelName("taxi", "tips");
        world.registerThenObey(tips, "brief");

        String board = between(server.get("/models/taxi/tips").text(), "class=\"board\"", "</ol>");

        assertThat(board)
                .containsSubsequence("candidate", "from before the policy", "v1", "dev", "no version", "production");
    }

    @Test
    void theMatrixTellsWhatPassedFailedExpiredAndIsMissing() {
        String matrix = between(server.get(FARES).text(), "id=\"evidence\"", "</section>");

        assertThat(matrix)
                .containsSubsequence(
                        "size", "for test", "evaluation", "for staging", "latency", "review", "for production")
                .containsSubsequence("v3", "missing", "failed", "30 h")
                .containsSubsequence("v2", "passed", "4 d")
                .containsSubsequence("v1", "50 d");
    }

    @Test
    void numbersStandSideBySideAndWhatNobodyMeasuredSaysSo() {
        String table = between(server.get(FARES).text(), "id=\"versions\"", "</section>");

        assertThat(table)
                .containsSubsequence(">MAE<", ">p99 ms<", ">Size kB<", ">Memory MB<", ">Training<", ">CPU hours<")
                .containsSubsequence("v3", "2.600", "not measured", "1 h 30 min", "12");
    }

    @Test
    void theDifferenceOfTwoVersionsIsToldByAspect() {
        String page = server.get(FARES + "/difference?from=1&to=3").text();

        assertThat(page)
                .containsSubsequence("code", "commit", "abc1", "abc3")
                .containsSubsequence("params", "depth", "0", "6", "rate", "–", "0.1")
                .containsSubsequence("data", "rides")
                .containsSubsequence("features", "feature-service:taxi/fares", "1", "3")
                .containsSubsequence("environment", "package numpy", "2.1", "2.3")
                .containsSubsequence("model", "no change")
                .containsSubsequence("metrics", "evaluation mae", "3.900", "2.600", "loss");
        assertThat(server.get(FARES + "/difference?from=1").status()).isEqualTo(400);
        assertThat(server.get(FARES + "/difference?from=1&to=99").status()).isEqualTo(404);
    }

    @Test
    void aVersionTellsWhoMustStillReviewItAndWhatIsUnchecked() {
        String page = server.get(FARES + "/versions/2?gate=production").text();

        assertThat(page)
                .contains("1 of 2 approvals", "One more reviewer must approve before production.", "Queens is fine")
                .containsSubsequence(
                        "value=\"Slices by borough\"", "confirmed by ben", "value=\"Fares of the airport\"")
                .contains("checklist");
        assertThat(server.get(FARES + "/versions/2").text())
                .as("by itself it shows the gate it comes to next")
                .contains("The gate to " + new Stage("staging"));
        assertThat(server.get(FARES + "/versions/2?gate=nothing").status()).isEqualTo(400);
    }

    @Test
    void aVersionTellsItsRunTagsDescriptionAndWhatChanged() {
        String page = server.get(FARES + "/versions/3").text();

        assertThat(page)
                .contains("Learned on March", "team", "pricing", "/runs/0f8fad5bd9cb469fa165708677289503", "distance")
                .containsSubsequence("What changed since", "v2", "Because 3", "depth", "4", "6");
    }

    @Test
    void aModelOfAClientHasABoardWithoutPolicyAndPages() {
        String page = server.get(HOSTILE).text();
        String older = between(page, HOSTILE + "?after=", "\"");

        assertThat(page)
                .containsSubsequence("candidate", "60", "v60", "and 55 more", "production", "archived")
                .contains(">v36<")
                .doesNotContain(">v35<");
        assertThat(server.get(older).text())
                .contains(">v35<", ">v11<", "Newest versions")
                .doesNotContain(">v10<");
    }

    @Test
    void nothingThatPeopleWroteIsMarkup() {
        for (String path : new String[] {
            "/models",
            FARES,
            FARES + "/versions/3",
            FARES + "/versions/2?gate=production",
            FARES + "/difference?from=1&to=3",
            HOSTILE,
            HOSTILE + "/versions/1",
            HOSTILE + "/difference?from=1&to=2"
        }) {
            assertThat(server.get(path).text())
                    .as(path)
                    .contains("</html>")
                    .doesNotContain(FaresWorld.SCRIPT)
                    .doesNotContain("<img src=x");
        }
    }
}
