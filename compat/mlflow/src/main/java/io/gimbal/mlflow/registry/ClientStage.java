package io.gimbal.mlflow.registry;

import io.gimbal.core.CodedException;
import io.gimbal.registry.Stage;
import java.util.List;
import java.util.stream.Stream;

/// The four stages that MLflow's clients know, each of which is several of ours. What is none of the others is `None`:
/// the stages before a version is tried.
enum ClientStage {
    NONE("None"),
    STAGING("Staging", "staging", "shadow", "canary"),
    PRODUCTION("Production", "production"),
    ARCHIVED("Archived", "archived");

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Stage> stages;

    ClientStage(String text, String... stages) {
        this.text = text;
        this.stages = Stream.of(stages).map(Stage::new).toList();
    }

    static ClientStage of(Stage stage) {
        return Stream.of(values())
                .filter(one -> one.stages.contains(stage))
                .findFirst()
                .orElse(NONE);
    }

    /// In any case of letters.
    static ClientStage parse(String text) {
        return Stream.of(values())
                .filter(one -> one.text.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> CodedException.invalidArgument("Invalid Model Version stage: \"" + text
                        + "\", expected one of None, Staging, Production, Archived"));
    }

    String text() {
        return text;
    }

    /// Ours, the one that a client's wish means first; empty for `None`, which depends on the model's policy.
    List<Stage> stages() {
        return stages;
    }
}
