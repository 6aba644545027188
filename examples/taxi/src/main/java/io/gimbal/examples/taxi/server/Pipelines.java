package io.gimbal.examples.taxi.server;

import io.gimbal.client.GimbalClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Pipelines of a server. Thread-safe.
public final class Pipelines {
    private static final long PACE_MILLISECONDS = 100;

    private final GimbalClient client;

    public Pipelines(GimbalClient client) {
        this.client = client;
    }

    private record NewRun(String asOf, Map<String, Object> parameters) {}

    /// @param state `queued`, `running`, `succeeded`, `failed` or `cancelled`
    /// @param message why it failed
    /// @param versions what it registered
    public record Run(
            long run,
            String state,
            Instant asOf,
            Map<String, Object> parameters,
            Optional<String> message,
            List<Step> steps,
            List<Registered> versions) {
        boolean isOver() {
            return !state.equals("queued") && !state.equals("running");
        }
    }

    /// @param verb what it does
    /// @param message what it made, or is doing
    public record Step(String name, String verb, String state, String message, Optional<Facts> facts) {}

    /// What a step says about its result; which of these it says depends on its verb.
    ///
    /// @param training rows of a training set, and `validation` rows
    /// @param models evaluated ones, by the step that made them
    public record Facts(Optional<Long> training, Optional<Long> validation, Optional<Map<String, Judged>> models) {}

    public record Judged(Errors evaluation) {}

    /// @param mae on the validation part, in minutes, as is `bias`: predicted minus observed
    public record Errors(double mae, double bias) {}

    /// @param step that made the model
    /// @param number of the version
    public record Registered(String step, String model, int number) {}

    /// What was learned to judge and serve: a version and its errors.
    public record Evaluated(String step, String model, int version, double mae, double bias) {}

    /// A retraining that an alert asked for.
    ///
    /// @param due when it is decided about, while it is not
    public record Retraining(
            Instant triggeredAt,
            Optional<Integer> version,
            String outcome,
            Optional<Instant> due,
            Optional<Instant> decidedAt,
            Optional<Double> maeBefore,
            Optional<Double> maeAfter,
            Optional<Long> run,
            Optional<String> refusal) {}

    private record Retrainings(List<Retraining> items) {}

    /// Runs a pipeline to its end.
    ///
    /// @param progress hears of the run from time to time
    /// @throws IllegalStateException if it does not succeed
    public Run run(String pipeline, Instant asOf, Map<String, Object> parameters, Consumer<Run> progress) {
        String path = "/api/v1/pipelines/" + pipeline + "/runs";
        Run run = client.post(path, new NewRun(asOf.toString(), parameters), Run.class);
        while (!run.isOver()) {
            progress.accept(run);
            pause();
            run = client.get(path + "/" + run.run(), Run.class);
        }
        progress.accept(run);
        if (!run.state().equals("succeeded")) {
            throw new IllegalStateException("the pipeline " + pipeline + " " + run.state() + ": "
                    + run.message().orElse("it does not say why"));
        }
        return run;
    }

    private static void pause() {
        try {
            Thread.sleep(PACE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// The rows of the training set a run has made.
    public static long trainingRows(Run run) {
        return run.steps().stream()
                .flatMap(step -> step.facts().stream())
                .filter(facts -> facts.training().isPresent())
                .mapToLong(facts ->
                        facts.training().orElseThrow() + facts.validation().orElse(0L))
                .sum();
    }

    /// The versions a run has registered, with their errors.
    public static List<Evaluated> evaluated(Run run) {
        return run.versions().stream().map(version -> evaluated(run, version)).toList();
    }

    private static Evaluated evaluated(Run run, Registered version) {
        Errors errors = run.steps().stream()
                .flatMap(step -> step.facts().stream())
                .flatMap(facts -> facts.models().stream())
                .filter(models -> models.containsKey(version.step()))
                .map(models -> models.get(version.step()).evaluation())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing judged the model of step " + version.step()));
        return new Evaluated(version.step(), version.model(), version.number(), errors.mae(), errors.bias());
    }

    /// One run of a pipeline.
    public Run get(String pipeline, long run) {
        return client.get("/api/v1/pipelines/" + pipeline + "/runs/" + run, Run.class);
    }

    /// All retrainings, oldest first.
    public List<Retraining> retrainings() {
        return client.get("/api/v1/retrainings", Retrainings.class).items();
    }
}
