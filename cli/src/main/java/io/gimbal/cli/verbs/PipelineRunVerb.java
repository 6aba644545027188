package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.Progress;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        header = "Run a pipeline.",
        description = {
            "Runs the steps in order and shows how far it is; steps whose inputs have not changed are taken from the"
                    + " cache. Ctrl-C cancels the run. Ends with 1 when the run failed or was cancelled.",
        },
        footer = {
            "",
            "Examples:",
            "  gimbal pipelines run train --as-of 2020-03-15T00:00:00Z",
            "  gimbal pipelines run retrain --set days=14"
        })
final class PipelineRunVerb extends ServerVerb {
    private static final Duration PACE = Duration.ofMillis(200);

    @Parameters(index = "0", paramLabel = "PIPELINE", description = "A declared pipeline, like train.")
    private String pipeline = "";

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "The event time the run pretends to live in, like 2020-03-15T00:00:00Z. Default: how far"
                    + " event time has come.")
    private @Nullable Instant asOf;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A parameter in place of the declared value.")
    private Map<String, String> parameters = Map.of();

    PipelineRunVerb(Shell shell) {
        super(shell);
    }

    private record NewRun(@Nullable Instant asOf, Map<String, Object> parameters) {}

    @Override
    protected ExitCode run(GimbalClient client) {
        Answer asked = client.post(PipelinesVerb.path(pipeline), new NewRun(asOf, values()));
        long number = new PipelineRunView(Json.read(asked.bytes(), JsonObject.class)).number();
        Answer ended = await(client, PipelinesVerb.path(pipeline) + "/" + number);
        PipelineRunView view = new PipelineRunView(Json.read(ended.bytes(), JsonObject.class));
        if (!printJson(ended)) {
            view.print(terminal());
        }
        return view.succeeded() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    /// Numbers and flags as such, everything else as text.
    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        parameters.forEach((name, text) -> values.put(name, value(text)));
        return values;
    }

    private static Object value(String text) {
        if (text.matches("-?[0-9]{1,18}")) {
            return Long.valueOf(text);
        }
        if (text.matches("-?[0-9]+\\.[0-9]+")) {
            return Double.valueOf(text);
        }
        return text.matches("true|false") ? Boolean.valueOf(text) : text;
    }

    /// Until it has ended; a person who interrupts this, cancels it.
    private Answer await(GimbalClient client, String path) {
        AtomicBoolean ended = new AtomicBoolean();
        Thread cancel = new Thread(() -> {
            if (!ended.get()) {
                client.post(path + "/cancel", Map.of());
            }
        });
        Runtime.getRuntime().addShutdownHook(cancel);
        try (Progress progress = Progress.start(terminal(), "starting")) {
            Answer answer = client.get(path);
            PipelineRunView view = view(answer);
            while (!view.isEnded()) {
                progress.update(view.progress());
                Thread.sleep(PACE);
                answer = client.get(path);
                view = view(answer);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(ErrorCode.CANCELLED, "interrupted while the pipeline ran", e);
        } finally {
            ended.set(true);
        }
    }

    private static PipelineRunView view(Answer answer) {
        return new PipelineRunView(Json.read(answer.bytes(), JsonObject.class));
    }
}
