package io.gimbal.sql;

import io.gimbal.core.DataSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A JVM of its own that a test talks to line by line and kills: what it had printed before, it had acknowledged.
/// Its class path is the test's.
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ChildProcess(List<String> command) {
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    public static ChildProcess start(Class<?> main, String... arguments) {
        return new ChildProcess(command(main, arguments));
    }

    /// A child whose files cannot grow beyond a size: what a full disk looks like to it.
    public static ChildProcess startWithFileLimit(DataSize limit, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of("prlimit", "--fsize=" + limit.bytes() + ":unlimited", "--"));
        command.addAll(command(main, arguments));
        return new ChildProcess(command);
    }

    private static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// Makes room again for a child started with a limit.
    public void liftFileLimit() {
        try {
            int status = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--fsize=unlimited")
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("prlimit ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits for so many lines, or the end of the child.
    public List<String> readLines(int count) {
        List<String> lines = new ArrayList<>();
        try {
            for (String line = ""; lines.size() < count && line != null; ) {
                line = output.readLine();
                if (line != null) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    public void tell(String line) {
        try {
            Writer input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `kill -9`.
    ///
    /// @return the lines the child had printed and nobody has read; the last may be cut short and is left out
    public List<String> kill() {
        // Through its handle: Process.destroyForcibly would close its output, too.
        process.toHandle().destroyForcibly();
        StringBuilder rest = new StringBuilder();
        try {
            for (int c = output.read(); c >= 0; c = output.read()) {
                rest.append((char) c);
            }
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return rest.substring(0, rest.lastIndexOf("\n") + 1).lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
