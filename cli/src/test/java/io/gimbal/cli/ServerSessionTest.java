package io.gimbal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.Home;
import io.gimbal.core.ServerAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With launchers that are shell scripts, so that no server is needed.
final class ServerSessionTest {
    @TempDir
    Path folder;

    private Shell shell(Map<String, String> environment) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new Shell(new Terminal(nowhere, nowhere, false), environment, folder, folder);
    }

    private Shell launchedBy(String script) throws IOException {
        Path launcher = Files.writeString(folder.resolve("launcher"), "#!/bin/sh\n" + script);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        return shell(Map.of("GIMBAL_LAUNCHER", launcher.toString()));
    }

    @Test
    void aRunningServerIsAskedAndLeftRunning() {
        Home home = new Home(folder);
        URI uri = URI.create("http://127.0.0.1:7447");
        home.putServer(new ServerAddress(uri, ProcessHandle.current().pid()));

        try (ServerSession session = ServerSession.of(home, shell(Map.of()))) {
            assertThat(session.client().address()).isEqualTo(uri);
        }
        assertThat(ServerSession.running(home)).contains(uri);
    }

    @Test
    void withoutServer_oneIsStartedForTheMoment() throws IOException {
        Shell shell = launchedBy("""
                echo "$@" > arguments
                echo some warning of the JVM
                trap 'echo stopped > stopped; exit 0' TERM
                echo "Gimbal answers at http://127.0.0.1:7447"
                while :; do sleep 0.05; done
                """.replace("> arguments", "> " + folder + "/arguments")
                .replace("> stopped", "> " + folder + "/stopped"));

        try (ServerSession session = ServerSession.of(new Home(folder), shell)) {
            assertThat(session.client().address()).hasToString("http://127.0.0.1:7447");
            assertThat(folder.resolve("arguments")).hasContent("server --home " + folder + " --port 0");
            assertThat(folder.resolve("stopped")).doesNotExist();
        }
        assertThat(folder.resolve("stopped")).exists();
    }

    @Test
    void aServerThatCannotStartSaysWhy() throws IOException {
        Shell shell = launchedBy("echo 'gimbal: the home is locked' >&2; exit 1");

        assertThatThrownBy(() -> ServerSession.of(new Home(folder), shell))
                .hasMessage("the server did not start: the home is locked");
    }

    @Test
    void aNoteOfADeadServerIsNotBelieved() throws IOException {
        Home home = new Home(folder);
        home.putServer(new ServerAddress(URI.create("http://127.0.0.1:7447"), Integer.MAX_VALUE));

        assertThat(ServerSession.running(home)).isEmpty();
        assertThatThrownBy(() -> ServerSession.of(home, shell(Map.of())))
                .hasMessage("no server has the home " + folder + "; start one with gimbal server");
    }
}
