package io.gimbal.web.experiment;

import io.gimbal.filter.Identifier;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunRecord;
import io.gimbal.tracking.Tag;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.run.Durations;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What every run has, whatever was logged to it.
enum OwnColumn implements Column {
    STARTED("Started"),
    ENDED("Ended"),
    DURATION("Duration"),
    USER("User"),
    SOURCE("Source"),
    DATASET("Dataset");

    private static final String SOURCE_TAG = "mlflow.source.name";

    private final String title;

    OwnColumn(String title) {
        this.title = title;
    }

    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String kind() {
        return "";
    }

    @Override
    public Optional<Identifier> order() {
        return switch (this) {
            case STARTED -> attribute("start_time");
            case ENDED -> attribute("end_time");
            case DURATION -> attribute("duration");
            case USER -> attribute("user_id");
            case SOURCE -> Optional.of(new Identifier("tag", SOURCE_TAG));
            case DATASET -> Optional.empty();
        };
    }

    private static Optional<Identifier> attribute(String key) {
        return Optional.of(new Identifier("attribute", key));
    }

    @Override
    public boolean isFigure() {
        return this == DURATION;
    }

    @Override
    public OptionalDouble number(RunRecord run) {
        return OptionalDouble.empty();
    }

    @Override
    public Cell cell(RunRecord record, Instant now) {
        Run run = record.run();
        return switch (this) {
            case STARTED ->
                Cell.of(Figures.time(run.startedAt()), run.startedAt().toString());
            case ENDED ->
                run.endedAt()
                        .map(at -> Cell.of(Figures.time(at), at.toString()))
                        .orElse(Cell.NOTHING);
            case DURATION ->
                Cell.of(Durations.between(run.startedAt(), run.endedAt().orElse(now)));
            case USER -> Cell.of(run.user().isBlank() ? run.startedBy() : run.user());
            case SOURCE -> source(record.tags());
            case DATASET -> datasets(record.inputs());
        };
    }

    /// A script's name without the folders it is in.
    private static Cell source(List<Tag> tags) {
        return tags.stream()
                .filter(tag -> tag.key().value().equals(SOURCE_TAG))
                .findFirst()
                .map(tag -> Cell.of(tag.value().substring(tag.value().lastIndexOf('/') + 1), tag.value()))
                .orElse(Cell.NOTHING);
    }

    private static Cell datasets(List<DatasetInput> inputs) {
        String whole = inputs.stream()
                .map(input -> input.dataset().name() + " " + input.dataset().digest() + " " + input.context())
                .collect(Collectors.joining(", "));
        String names =
                inputs.stream().map(input -> input.dataset().name()).distinct().collect(Collectors.joining(", "));
        return Cell.of(names, whole);
    }
}
