package io.gimbal.cli.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that is asked something: it has seconds to answer, and a limit to how much of the answer is read.
///
/// @param environment beside the one of this process
/// @param limit in bytes
record Question(Path folder, List<String> words, Map<String, String> environment, int seconds, int limit) {
    Question {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /// What came of it.
    sealed interface Outcome {}

    /// @param cut whether it would have said more
    record Answer(String text, boolean cut) implements Outcome {}

    /// @param why in few words
    record Failure(String why) implements Outcome {}

    Outcome ask() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().putAll(environment);
        try {
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            return read(process);
        } catch (IOException e) {
            return new Failure(words.getFirst() + " cannot be run");
        }
    }

    private Outcome read(Process process) throws IOException {
        Thread clock = Thread.ofVirtual().start(() -> endInTime(process));
        byte[] bytes;
        try (InputStream output = process.getInputStream()) {
            bytes = output.readNBytes(limit + 1);
        }
        boolean cut = bytes.length > limit;
        if (cut) {
            process.destroyForcibly();
        }
        try {
            clock.join();
            int code = process.waitFor();
            return code == 0 || cut
                    ? new Answer(new String(bytes, 0, Math.min(bytes.length, limit), StandardCharsets.UTF_8), cut)
                    : new Failure(words.getFirst() + " ended with " + code);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failure("interrupted while " + words.getFirst() + " answered");
        }
    }

    private void endInTime(Process process) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
