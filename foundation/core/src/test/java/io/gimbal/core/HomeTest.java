package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeTest {
    @TempDir
    Path folder;

    @Nested
    class Locate {
        @Test
        void theVariableWins() {
            assertThat(locate(Map.of("GIMBAL_HOME", "/srv/gimbal"), folder))
                    .isEqualTo(new Home(Path.of("/srv/gimbal")));
        }

        @Test
        void insideAProject_isAtItsRoot() throws IOException {
            Files.createFile(folder.resolve("project.yaml"));
            Path inside = Files.createDirectories(folder.resolve("models/taxi"));

            assertThat(locate(Map.of(), inside)).isEqualTo(new Home(folder.resolve(".gimbal")));
        }

        @Test
        void elsewhere_isTheUsers() {
            assertThat(locate(Map.of("GIMBAL_HOME", ""), folder)).isEqualTo(new Home(Path.of("/home/ada/.gimbal")));
        }

        private Home locate(Map<String, String> environment, Path workingFolder) {
            return Home.locate(environment, workingFolder, Path.of("/home/ada"));
        }
    }

    @Nested
    class Prepare {
        @Test
        void makesAHomeThatGitIgnores() {
            Home home = new Home(folder.resolve("deep/home"));
            home.prepare();
            home.prepare();

            assertThat(home.folder().resolve("layout")).hasContent("1");
            assertThat(home.folder().resolve(".gitignore")).hasContent("*");
        }

        @Test
        void refusesANewerLayoutInOneLine() throws IOException {
            Files.writeString(folder.resolve("layout"), "2\n");

            assertThatThrownBy(() -> new Home(folder).prepare())
                    .hasMessage("the home " + folder + " was written by a newer Gimbal (layout 2, this one knows 1);"
                            + " use that version, or choose another home");
        }

        @Test
        void refusesAPathThatIsAFile() throws IOException {
            Path file = Files.createFile(folder.resolve("file"));

            assertThatThrownBy(() -> new Home(file).prepare()).hasMessageStartingWith("cannot use the home " + file);
        }
    }

    @Nested
    class Server {
        @Test
        void isFoundWhereItWasNoted() {
            Home home = new Home(folder);
            ServerAddress server = new ServerAddress(URI.create("http://127.0.0.1:7447"), 4711);
            assertThat(home.findServer()).isEmpty();

            home.putServer(server);
            assertThat(home.findServer()).contains(server);

            home.deleteServer();
            assertThat(home.findServer()).isEmpty();
        }

        @Test
        void thatIsThisProcessIsAlive() {
            assertThat(new ServerAddress(
                                    URI.create("http://x"),
                                    ProcessHandle.current().pid())
                            .isAlive())
                    .isTrue();
            assertThat(new ServerAddress(URI.create("http://x"), Integer.MAX_VALUE).isAlive())
                    .isFalse();
        }

        @Test
        void inAnUnreadableNoteIsNone() throws IOException {
            Files.writeString(folder.resolve("server.address"), "half a li");
            assertThat(new Home(folder).findServer()).isEmpty();
        }

        @Test
        void isNamedToWhoWantsTheSameHome() {
            Home home = new Home(folder);
            try (HomeLock first = HomeLock.acquire(folder)) {
                assertThat(first).isNotNull();
                home.putServer(new ServerAddress(
                        URI.create("http://127.0.0.1:7447"),
                        ProcessHandle.current().pid()));
                assertThatThrownBy(() -> HomeLock.acquire(folder))
                        .hasMessageContaining(", which answers at http://127.0.0.1:7447; stop it");
            }
        }
    }
}
