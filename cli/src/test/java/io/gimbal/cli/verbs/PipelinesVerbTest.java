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

final class PipelinesVerbTest {
    @TempDir
    Path folder;

    private CommandLineFixture gimbal;

    @BeforeEach
    void start() throws IOException {
        gimbal = new CommandLineFixture(folder);
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    private Result run(String state, String message, String step, String result) {
        String run = """
            {"run":3,"project":"taxi","pipeline":"train","state":"%s","as_of":"2020-03-15T00:00:00Z",
             "parameters":{"days":7},"seed":7,"started_by":"ada","queued_at":"2026-11-21T09:00:00Z",%s
             "progress":1.0,"versions":[],"steps":[
               {"name":"trips","verb":"sql","state":"cached","cached":true,"seconds":0.02,"rows":90,"progress":1.0,
                "message":"90 rows"},
               {"name":"linear","verb":"train","state":"%s","cached":false,"progress":0.0,"message":"%s"}]}
            """.formatted(state, message, step, result);
        return gimbal.answering("/api/v1/pipelines/train/runs", 202, run)
                .answering("/api/v1/pipelines/train/runs/3", 200, run)
                .run("pipelines", "run", "train", "--as-of", "2020-03-15T00:00:00Z", "--set", "days=7");
    }

    @Test
    void runSendsWhatIsAskedAndShowsEachStep() {
        Result result = run("succeeded", "", "succeeded", "linear on 90 rows");

        assertThat(result.exitCode()).isZero();
        assertThat(gimbal.requests())
                .containsExactly(
                        "POST /api/v1/pipelines/train/runs {\"as_of\":\"2020-03-15T00:00:00Z\","
                                + "\"parameters\":{\"days\":7}}",
                        "GET /api/v1/pipelines/train/runs/3");
        assertThat(result.lines())
                .containsExactly(
                        "train run 3: succeeded, as of 2020-03-15T00:00:00Z",
                        "step           state      seconds  result",
                        "trips   sql    cached         0.0  90 rows",
                        "linear  train  succeeded        –  linear on 90 rows");
    }

    @Test
    void aRunThatFailedSaysWhyAndEndsWithOne() {
        Result result = run("failed", "\"message\":\"step \\\"linear\\\": no rows\",", "failed", "no rows");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("step \"linear\": no rows");
    }

    @Test
    void withoutAVerbPipelinesAreListed() {
        Result result = gimbal.answering("/api/v1/pipelines", 200, """
                        {"items":[{"project":"taxi","name":"train","parameters":{},"steps":[{},{}],
                                   "last_run":{"run":3,"state":"succeeded","as_of":"2020-03-15T00:00:00Z",
                                               "queued_at":"2026-11-21T09:00:00Z"}},
                                  {"project":"taxi","name":"retrain","parameters":{},"steps":[{}]}]}
                        """).run("pipelines");

        assertThat(result.lines())
                .containsExactly(
                        "pipeline  steps  last run  state        as of",
                        "train         2         3  succeeded    2020-03-15T00:00:00Z",
                        "retrain       1         –  not run yet");
    }
}
