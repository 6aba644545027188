package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.gimbal.client.GimbalClient;
import io.gimbal.core.Digest;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.server.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `gimbal run -- COMMAND` against a whole server.
final class RunVerbTest {
    @TempDir
    Path folder;

    private CommandLine gimbal;

    @BeforeEach
    void start() {
        gimbal = CommandLine.in(folder);
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    private JsonObject recordOf(String run) {
        return Json.read(
                GimbalClient.of(gimbal.server().uri())
                        .get("/api/v1/runs/" + run)
                        .bytes(),
                JsonObject.class);
    }

    @Test
    void keepsWhatItTakesToRunItAgainAndEndsAsTheCommandDid() throws IOException {
        Files.writeString(folder.resolve("requirements.txt"), "numpy==2.1.0\n");
        Result result = gimbal.run(
                "run",
                "--experiment",
                "tuning",
                "--name",
                "deeper",
                "--seed",
                "7",
                "--",
                "sh",
                "-c",
                "echo $GIMBAL_RUN $GIMBAL_SEED > seen; exit 3");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("(deeper) failed, exit code 3");
        List<String> seen =
                List.of(Files.readString(folder.resolve("seen")).strip().split(" ", -1));
        assertThat(seen.get(1)).isEqualTo("7");
        JsonObject found = recordOf(seen.getFirst());
        assertThat(found.object("tags").text("exit_code")).isEqualTo("3");
        JsonObject run = found.object("run");
        assertThat(run.text("status")).isEqualTo("failed");
        assertThat(run.findText("ended_at")).isPresent();
        JsonObject capture = run.object("capture");
        assertThat(capture.text("command")).isEqualTo("sh -c 'echo $GIMBAL_RUN $GIMBAL_SEED > seen; exit 3'");
        assertThat(capture.object("seeds").integer("seed")).isEqualTo(7);
        assertThat(capture.object("environment").text("folder")).isEqualTo(folder.toString());
        assertThat(capture.has("dirty")).as("nobody knows without a commit").isEqualTo(capture.has("commit"));
        assertThat(capture.object("environment").text("requirements.txt"))
                .isEqualTo(Digest.of("numpy==2.1.0\n").toString());
    }

    @Test
    void inARepositoryNamesTheCommitAndWhetherFilesDiffer() throws Exception {
        assumeThat(git("init", "-q")).as("git is installed").isZero();
        Files.writeString(folder.resolve(".gitignore"), ".gimbal/\n");
        git("add", ".gitignore");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "begin");

        JsonObject clean = gimbal.done("run", "--json", "true").json().object("capture");
        Files.writeString(folder.resolve("new"), "x");
        JsonObject dirty = gimbal.done("run", "--json", "true").json().object("capture");

        assertThat(clean.text("commit")).matches("[0-9a-f]{40}");
        assertThat(clean.flag("dirty")).isFalse();
        assertThat(dirty.flag("dirty")).isTrue();
    }

    @Test
    void asJsonKeepsTheCommandsOutputApart() {
        Result result = gimbal.done("run", "--json", "--", "echo", "hello");

        assertThat(result.json().text("status")).isEqualTo("finished");
        assertThat(result.err()).contains("hello");
    }

    @Test
    void thatCannotBeStartedIsAFailedRun() {
        Result result = gimbal.run("run", "--json", "no-such-program");

        assertThat(result.exitCode()).isEqualTo(127);
        assertThat(result.json().text("status")).isEqualTo("failed");
        assertThat(result.err()).contains("cannot run no-such-program");
    }

    private void commit(String file, String text) throws Exception {
        assumeThat(git("init", "-q")).as("git is installed").isZero();
        Files.writeString(folder.resolve(".gitignore"), ".gimbal/\n");
        Files.writeString(folder.resolve(file), text);
        git("add", ".gitignore", file);
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "begin");
    }

    private String artifact(String run, String path) {
        return new String(
                GimbalClient.of(gimbal.server().uri())
                        .get("/api/v1/runs/" + run + "/artifacts/" + path)
                        .bytes(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void keepsWhatDiffersFromTheCommitButNoSecrets() throws Exception {
        commit("train.py", "depth = 4\n");
        Files.writeString(folder.resolve("train.py"), "depth = 6\npassword = 'hunter2'\n");
        Files.writeString(folder.resolve("new.py"), "rate = 0.1\n");
        Files.writeString(folder.resolve(".env"), "WHATEVER=hunter2\n");
        Files.write(folder.resolve("model.bin"), new byte[] {0, 1, 2});

        JsonObject run = gimbal.done("run", "--json", "--", "true").json();
        String changes = artifact(run.text("id"), "capture/changes.diff");

        assertThat(changes)
                .contains("-depth = 4", "+depth = 6", "+password = 'MASKED'", "+++ b/new.py", "+rate = 0.1")
                .contains(
                        "left out because such files hold secrets: .env",
                        Digest.of(new byte[] {0, 1, 2}) + ": model.bin")
                .doesNotContain("hunter2");
        assertThat(run.object("capture").text("changes"))
                .isEqualTo(Digest.of(changes).toString());
    }

    @Test
    void keepsTheWhyAndTheDataByDigestAndMasksTheCommandLine() throws IOException {
        Files.writeString(folder.resolve("rides.csv"), "a,b\n");
        Result result = gimbal.done(
                "run", "--json", "--why", "deeper", "--data", "rides.csv", "--", "true", "--password", "hunter2");

        JsonObject found = recordOf(result.json().text("id"));
        assertThat(found.object("tags").text("gimbal.why")).isEqualTo("deeper");
        JsonObject input = found.array("inputs").objects().getFirst();
        assertThat(input.text("name")).isEqualTo("rides.csv");
        assertThat(input.text("digest")).isEqualTo(Digest.of("a,b\n").toString());
        assertThat(found.object("run").object("capture").text("command")).isEqualTo("true --password MASKED");
    }

    @Test
    void leadsClientsOfMlflowToThisRun() throws IOException {
        Result result = gimbal.done(
                "run",
                "--json",
                "--experiment",
                "tuning",
                "--",
                "sh",
                "-c",
                "echo $MLFLOW_TRACKING_URI $MLFLOW_RUN_ID $MLFLOW_EXPERIMENT_ID > seen");

        JsonObject run = result.json();
        assertThat(Files.readString(folder.resolve("seen")).strip())
                .isEqualTo(gimbal.server().uri() + " " + run.text("id") + " " + run.text("experiment"));
    }

    @Test
    void withoutAServerRunsNothing() {
        Result result = gimbal.run(
                "run",
                "--server",
                "http://127.0.0.1:1",
                "--",
                "touch",
                folder.resolve("ran").toString());

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("http://127.0.0.1:1 cannot be reached");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void doesNotWaitForWhatTheCommandLeavesBehind() {
        Result result = gimbal.done("run", "--json", "--", "sh", "-c", "sleep 60 & echo $!");
        try {
            assertThat(result.json().text("status")).isEqualTo("finished");
        } finally {
            ProcessHandle.of(
                            Long.parseLong(result.err().strip().lines().toList().getFirst()))
                    .ifPresent(ProcessHandle::destroy);
        }
    }

    private int git(String... arguments) throws IOException, InterruptedException {
        List<String> words = new java.util.ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
