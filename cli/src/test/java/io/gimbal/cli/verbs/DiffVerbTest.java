package io.gimbal.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.cli.CommandLineFixture;
import io.gimbal.cli.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiffVerbTest {
    private static final String VERSIONS = """
            {"base":3,"version":5,"why":"deeper trees","code":[{"name":"commit","before":"abc","after":"abd"}],
             "params":[{"name":"rate","after":"0.1"}],"data":[],"features":[],"environment":[],"model":[],"metrics":[],
             "untold":["features"]}
            """;

    @TempDir
    private Path folder;

    private CommandLineFixture gimbal;

    @BeforeEach
    void start() throws IOException {
        gimbal = new CommandLineFixture(folder);
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    @Test
    void ofAVersionTellsWhatChangedSinceItsParentAndWhy() {
        Result result = gimbal.answering("/api/v1/models/taxi/eta/versions/5/difference", 200, VERSIONS)
                .run("diff", "taxi/eta@5");

        assertThat(result.exitCode()).isZero();
        assertThat(result.lines())
                .containsExactly(
                        "why: deeper trees",
                        "        what    v3   v5",
                        "code    commit  abc  abd",
                        "params  rate    –    0.1");
    }

    @Test
    void ofTwoVersionsAsksForBoth() {
        gimbal.answering("/api/v1/models/taxi/eta/aliases/champion", 200, "{\"version\": 4}")
                .answering("/api/v1/models/taxi/eta/versions/5/difference", 200, VERSIONS)
                .run("diff", "taxi/eta@champion", "taxi/eta@5");

        assertThat(gimbal.requests()).last().isEqualTo("GET /api/v1/models/taxi/eta/versions/5/difference?to=4");
    }

    @Test
    void ofTwoRunsHasTheOldOneOnTheLeft() {
        gimbal.answering(
                        "/api/v1/runs/new/difference",
                        200,
                        "{\"base\":\"old\",\"base_name\":\"first\","
                                + "\"run\":\"new\",\"run_name\":\"second\",\"code\":[]}")
                .run("diff", "old", "new");

        assertThat(gimbal.requests()).containsExactly("GET /api/v1/runs/new/difference?to=old");
    }

    @Test
    void ofARunThatWasNotCapturedSaysSoInsteadOfListingWhatTheOtherHas() {
        Result result =
                gimbal.answering("/api/v1/runs/0f8f/difference", 200, """
                        {"base":"0f8e","base_name":"first","run":"0f8f","run_name":"second","code":[],
                         "environment":[{"name":"package a","after":"1"},{"name":"package b","after":"2"}],
                         "untold":["environment","seeds"]}
                        """).run("diff", "0f8f");

        assertThat(result.lines())
                .containsExactly(
                        "the environment of first was not recorded: it was not captured, as gimbal run does",
                        "nothing else that is known differs between first and second");
    }

    @Test
    void ofTheFirstOfItsModelSaysThatAnotherIsToBeNamed() {
        Result result = gimbal.answering(
                        "/api/v1/models/taxi/eta/versions/1/difference",
                        404,
                        "{\"status\":404,\"code\":\"not-found\",\"detail\":\"taxi/eta@1 is the first of its model;"
                                + " name the version that it is to be compared with\"}")
                .run("diff", "taxi/eta@1");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("taxi/eta@1 is the first of its model; name the version that it is to be compared with");
    }

    @Test
    void ofTwoModelsIsRefused() {
        Result result = gimbal.run("diff", "taxi/eta@5", "taxi/fares@1");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err()).contains("versions of two models are not compared: taxi/eta and taxi/fares");
    }

    @Test
    void ofARunThatChangedNothingSaysSo() {
        Result result = gimbal.answering(
                        "/api/v1/runs/0f8f/difference",
                        200,
                        "{\"base\":\"0f8e\",\"base_name\":\"first\",\"run\":\"0f8f\",\"run_name\":\"second\",\"code\":[]}")
                .run("diff", "0f8f");

        assertThat(result.lines()).containsExactly("nothing that is known differs between first and second");
    }
}
