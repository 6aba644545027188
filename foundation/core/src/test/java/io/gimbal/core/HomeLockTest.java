package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeLockTest {
    @TempDir
    Path folder;

    @Test
    void aLockedHomeIsRefused_andFreeAfterClosing() {
        Path home = folder.resolve("new/home");
        try (HomeLock lock = HomeLock.acquire(home)) {
            assertThat(lock).isNotNull();
            assertRefused(home, ProcessHandle.current().pid());
        }
        HomeLock.acquire(home).close();
    }

    @Test
    void aRefusalInTheSameProcessDoesNotGiveTheLockAway() throws Exception {
        try (HomeLock lock = HomeLock.acquire(folder)) {
            assertThat(lock).isNotNull();
            assertRefused(folder, ProcessHandle.current().pid());
            assertRefused(
                    folder.resolve("../" + folder.getFileName()),
                    ProcessHandle.current().pid());

            Process other = holder(ProcessBuilder.Redirect.DISCARD);
            try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
                assertThat(lines.readLine()).isNull();
            } finally {
                other.destroyForcibly().waitFor();
            }
        }
    }

    private Process holder(ProcessBuilder.Redirect errors) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(errors)
                .start();
    }

    @Test
    void anotherProcessIsNamed_andItsDeathFreesTheHome() throws Exception {
        Process holder = holder(ProcessBuilder.Redirect.INHERIT);
        try (BufferedReader lines = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("locked");
            assertRefused(folder, holder.pid());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        HomeLock.acquire(folder).close();
    }

    @Test
    void aHomeThatCannotBeMadeIsUnavailable() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> HomeLock.acquire(file.resolve("home")))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }

    private static void assertRefused(Path home, long holder) {
        assertThatThrownBy(() -> HomeLock.acquire(home))
                .isInstanceOf(CodedException.class)
                .hasMessage(
                        "the home " + home + " is in use by process " + holder + "; stop it, or choose another home");
    }

    /// Locks a home until it is killed.
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            try (HomeLock lock = HomeLock.acquire(Path.of(arguments[0]))) {
                System.out.println(lock == null ? "" : "locked");
                System.in.read();
            }
        }
    }
}
