package io.gimbal.pipelines;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the steps of one run share. Used by the thread that runs them; [#control] by others as well.
public final class RunContext {
    private final Pipeline pipeline;
    private final PipelineRun run;
    private final RunControl control;
    private final Path folder;
    private final Map<String, StepOutput> outputs = new LinkedHashMap<>();

    /// @param folder for what is only needed while it runs
    public RunContext(Pipeline pipeline, PipelineRun run, RunControl control, Path folder) {
        this.pipeline = Objects.requireNonNull(pipeline);
        this.run = Objects.requireNonNull(run);
        this.control = Objects.requireNonNull(control);
        this.folder = Objects.requireNonNull(folder);
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    public String project() {
        return run.id().pipeline().project();
    }

    public RunId id() {
        return run.id();
    }

    public String startedBy() {
        return run.request().startedBy();
    }

    /// The run in tracking.
    public AssetRef tracked() {
        return run.tracked().orElseThrow();
    }

    public Instant asOf() {
        return run.request().asOf();
    }

    public long seed() {
        return run.seed();
    }

    public Map<String, JsonValue> parameters() {
        return run.request().parameters();
    }

    public RunControl control() {
        return control;
    }

    public Path folder() {
        return folder;
    }

    /// By step, in the order of the steps that have ended.
    public Map<String, StepOutput> outputs() {
        return Collections.unmodifiableMap(outputs);
    }

    public Optional<StepOutput> find(String step) {
        return Optional.ofNullable(outputs.get(step));
    }

    /// What an earlier step has made.
    ///
    /// @throws CodedException INVALID_ARGUMENT if there is no such step or it made something else
    public StepOutput get(String step, StepOutput.Kind kind) {
        StepOutput output = outputs.get(step);
        if (output == null || output.kind() != kind) {
            throw CodedException.invalidArgument("no earlier step \"" + step + "\" that makes a " + words(kind)
                    + NearestName.hint(step, names(kind))
                            .map(hint -> ", " + hint)
                            .orElse(""));
        }
        return output;
    }

    private List<String> names(StepOutput.Kind kind) {
        return outputs.entrySet().stream()
                .filter(it -> it.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String words(StepOutput.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    void put(String step, StepOutput output) {
        outputs.put(step, output);
    }
}
