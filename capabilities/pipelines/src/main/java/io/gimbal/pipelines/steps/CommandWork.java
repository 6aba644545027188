package io.gimbal.pipelines.steps;

import io.gimbal.blob.Blob;
import io.gimbal.core.CodedException;
import io.gimbal.core.Durations;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Excerpt;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.pipelines.RunContext;
import io.gimbal.pipelines.Step;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.pipelines.StepWork;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Runs a program of the machine and keeps what it prints. Of the server's environment it gets what
/// programs cannot do without, and nothing that may be secret.
final class CommandWork implements StepWork {
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR");
    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_LINE = 300;

    private final Step.Command step;
    private final RunContext context;
    private final Tools tools;

    CommandWork(Step.Command step, RunContext context, Tools tools) {
        this.step = step;
        this.context = context;
        this.tools = tools;
    }

    @Override
    public Optional<JsonObject> basis() {
        return Optional.empty();
    }

    /// @throws CodedException FAILED_PRECONDITION with its last line if it does not end with 0,
    ///     DEADLINE_EXCEEDED
    @Override
    public StepOutput run() {
        Path printed = context.folder().resolve(step.name() + ".txt");
        int code = execute(printed);
        byte[] output = head(printed);
        Blob blob = tools.stores().blobs().put(output);
        String last = lastLine(output);
        if (code != 0) {
            throw CodedException.failedPrecondition("\"" + step.words().getFirst() + "\" ended with " + code
                    + (last.isEmpty() ? "" : ": " + last) + "; all it printed is blob " + blob.digest());
        }
        return new StepOutput(StepOutput.Kind.TEXT, Optional.of(blob.digest()), 0, last, JsonObject.EMPTY, List.of());
    }

    private int execute(Path printed) {
        try {
            Process process = builder(printed).start();
            return context.control().stoppable(process::destroyForcibly, () -> await(process));
        } catch (IOException e) {
            throw new CodedException(
                    ErrorCode.FAILED_PRECONDITION,
                    "cannot run \"" + step.words().getFirst() + "\": " + e.getMessage(),
                    e);
        }
    }

    private ProcessBuilder builder(Path printed) throws IOException {
        Path folder = step.folder()
                .map(name -> tools.commands().resolve(context.project()).resolve(name))
                .orElseGet(() -> context.folder().resolve(step.name()));
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(step.words())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(printed.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        environment.put("GIMBAL_AS_OF", context.asOf().toString());
        environment.put("GIMBAL_RUN", context.id().toString());
        environment.put("GIMBAL_SEED", Long.toString(context.seed()));
        context.parameters()
                .forEach((name, value) ->
                        environment.put("GIMBAL_PARAMETER_" + name.toUpperCase(Locale.ROOT), text(value)));
        environment.putAll(step.environment());
        return builder;
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString(String text) ? text : value.toString();
    }

    private int await(Process process) {
        try {
            if (!process.waitFor(step.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new CodedException(
                        ErrorCode.DEADLINE_EXCEEDED,
                        "\"" + step.words().getFirst() + "\" did not end within " + Durations.text(step.timeout()));
            }
            context.control().check();
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new CodedException(ErrorCode.CANCELLED, "the run was stopped", e);
        }
    }

    private static byte[] head(Path printed) {
        try (InputStream content = Files.newInputStream(printed)) {
            return content.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot read what the command printed: " + e, e);
        }
    }

    private static String lastLine(byte[] output) {
        String last = new String(output, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("", (_, line) -> line);
        return Excerpt.beginning(last, LONGEST_LINE);
    }
}
