package io.gimbal.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.cli.CommandLineFixture;
import io.gimbal.cli.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `gimbal run` around real commands; [RunInterruptedTest] is about runs that are stopped.
final class RunVerbTest {
    private static final String TOKEN = "gimbal_" + "0a1b2c3d".repeat(2) + "_" + "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private CommandLineFixture gimbal;

    @BeforeEach
    void start() throws IOException {
        gimbal = RunServer.in(folder);
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    private Result run(String... words) {
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(List.of(words));
        return gimbal.run(arguments.toArray(String[]::new));
    }

    @Test
    void aServersTokenReachesTheCommandByItsEnvironmentAndIsWrittenNowhere() throws Exception {
        git("init", "-q");
        Files.writeString(folder.resolve("train.py"), "depth = 4\n");
        git("add", "train.py");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "begin");
        Files.writeString(folder.resolve("train.py"), "login('" + TOKEN + "')\n");
        Files.writeString(folder.resolve("new.py"), "header = 'Bearer " + TOKEN + "'\n");
        gimbal.demanding(TOKEN).with("GIMBAL_TOKEN", TOKEN).with("VIRTUAL_ENV", "/tmp/" + TOKEN);

        Result result = run(
                "--why", "tried " + TOKEN, "--", "sh", "-c", "printf %s \"$MLFLOW_TRACKING_TOKEN\" > seen", "x", TOKEN);

        assertThat(result.err()).doesNotContain(TOKEN).contains("finished, exit code 0");
        assertThat(folder.resolve("seen")).hasContent(TOKEN);
        assertThat(gimbal.requests())
                .hasSize(4)
                .noneMatch(it -> it.contains(TOKEN))
                .anyMatch(it -> it.startsWith("PUT /api/v1/runs/r1/artifacts/capture/changes.diff")
                        && it.contains("+login('MASKED')")
                        && it.contains("+header = 'Bearer MASKED'"))
                .first()
                .asString()
                .contains("tried MASKED", "/tmp/MASKED", " x MASKED");
    }

    @Test
    void withoutTheTokenThatAServerAsksForNothingRuns() {
        gimbal.demanding(TOKEN);

        Result result = run("--", "touch", folder.resolve("ran").toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("who asks?");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    /// A crash fails a run; somebody who stops the command kills it. Codes above 128 may be a program's own.
    @ParameterizedTest
    @CsvSource({
        "kill -SEGV $$, 139, failed, SIGSEGV",
        "kill -KILL $$, 137, failed, SIGKILL",
        "kill -ABRT $$, 134, failed, SIGABRT",
        "kill -TERM $$, 143, killed, SIGTERM",
        "kill -INT $$,  130, killed, SIGINT",
        "exit 255,      255, failed,",
        "exit 2,        2,   failed,",
    })
    void theSignalThatEndedTheCommandIsNamed(String script, int code, String status, String signal) {
        Result result = run("--", "sh", "-c", script);

        String named = signal == null ? "" : " (" + signal + ")";
        assertThat(result.exitCode()).isEqualTo(code);
        assertThat(result.err()).contains("run r1 (bold-fox) " + status + ", exit code " + code + named);
        String tags = "{\"tags\":{\"exit_code\":\"" + code + "\""
                + (signal == null ? "" : ",\"exit_signal\":\"" + signal + "\"") + "}}";
        assertThat(gimbal.requests())
                .endsWith("POST /api/v1/runs/r1/batch " + tags, RunServer.FINISH + "{\"status\":\"" + status + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "no-such-program,   there is no such program in the folders of PATH",
        "./no-such-file,    there is no such file",
        "./readable,        'the file is not executable, chmod +x makes it so'",
    })
    void aCommandThatDoesNotExistIsAFailedRun(String program, String reason) throws IOException {
        Files.writeString(folder.resolve("readable"), "#!/bin/sh\n");

        Result result = run("--", program, "--depth", "4");

        assertThat(result.exitCode()).isEqualTo(127);
        assertThat(result.err())
                .startsWith("gimbal: cannot run " + program + ": " + reason + "\n")
                .contains("failed, exit code 127");
        assertThat(gimbal.requests()).endsWith(RunServer.FINISH + "{\"status\":\"failed\"}");
    }

    @Test
    void aServerThatRefusesAnInputIsLeftNoRunThatSeemsToGoOn() throws IOException {
        Files.writeString(folder.resolve("rides.csv"), "a,b\n");
        gimbal.answering("/api/v1/runs/r1/inputs", 409, "{\"status\": 409, \"detail\": \"no more inputs\"}");

        Result result =
                run("--data", "rides.csv", "--", "touch", folder.resolve("ran").toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("no more inputs");
        assertThat(folder.resolve("ran")).doesNotExist();
        assertThat(gimbal.requests()).endsWith(RunServer.FINISH + "{\"status\":\"failed\"}");
    }

    @Test
    void theEndOfACommandIsNotWaitedForByWhatItLeavesBehind() throws IOException {
        Result result = run("--", "sh", "-c", "sleep 60 & echo $! > left; exit 4");

        assertThat(result.exitCode()).isEqualTo(4);
        long left = Long.parseLong(Files.readString(folder.resolve("left")).strip());
        assertThat(ProcessHandle.of(left).map(ProcessHandle::destroy))
                .as("it lived")
                .contains(true);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
