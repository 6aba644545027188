package io.gimbal.tracking.search;

import io.gimbal.filter.Entity;
import io.gimbal.filter.FilterGrammar;
import io.gimbal.filter.Identifier;
import io.gimbal.filter.KeyType;
import io.gimbal.filter.Vocabulary;

/// What can be asked of runs, experiments and logged models.
public final class SearchGrammars {
    public static final FilterGrammar RUNS = runs();
    public static final FilterGrammar EXPERIMENTS = experiments();
    public static final FilterGrammar LOGGED_MODELS = loggedModels();

    static final Identifier START = new Identifier("attribute", "start_time");
    static final Identifier RUN_ID = new Identifier("attribute", "run_id");

    private SearchGrammars() {}

    private static FilterGrammar runs() {
        Entity attributes = Entity.named("attribute", "attributes", "attr", "run")
                .with(KeyType.TEXT_OR_LIST, "run_id")
                .with(KeyType.TEXT, "run_name", "Run name", "Run Name", "run name")
                .with(KeyType.TEXT, "user_id")
                .with(KeyType.TEXT, "status")
                .with(KeyType.TEXT, "artifact_uri")
                .with(KeyType.NUMBER, "start_time", "created", "Created")
                .with(KeyType.NUMBER, "end_time");
        Entity metrics = Entity.open(KeyType.NUMBER, "metric", "metrics");
        Entity params = Entity.open(KeyType.TEXT, "param", "params", "parameter", "parameters");
        Entity tags = Entity.open(KeyType.TEXT, "tag", "tags");
        Entity datasets = Entity.named("dataset", "datasets")
                .with(KeyType.TEXT_OR_LIST, "name")
                .with(KeyType.TEXT_OR_LIST, "digest")
                .with(KeyType.TEXT_OR_LIST, "context");
        return new FilterGrammar(
                Vocabulary.of(attributes, metrics, params, tags, datasets),
                Vocabulary.of(attributes.with(KeyType.NUMBER, "duration"), metrics, params, tags));
    }

    private static FilterGrammar experiments() {
        Entity attributes = Entity.named("attribute")
                .with(KeyType.TEXT, "name")
                .with(KeyType.NUMBER, "creation_time")
                .with(KeyType.NUMBER, "last_update_time");
        return new FilterGrammar(
                Vocabulary.of(attributes, Entity.open(KeyType.TEXT, "tag", "tags")),
                Vocabulary.of(attributes.with(KeyType.NUMBER, "experiment_id")));
    }

    private static FilterGrammar loggedModels() {
        Entity attributes = Entity.named("attributes")
                .with(KeyType.TEXT_OR_LIST, "name")
                .with(KeyType.TEXT_OR_LIST, "model_id")
                .with(KeyType.TEXT_OR_LIST, "model_type")
                .with(KeyType.TEXT_OR_LIST, "source_run_id")
                .with(KeyType.CODE_OR_LIST, "experiment_id")
                .with(KeyType.CODE_OR_LIST, "status")
                .with(KeyType.NUMBER, "creation_timestamp", "creation_time")
                .with(KeyType.NUMBER, "last_updated_timestamp");
        Entity metrics = Entity.open(KeyType.NUMBER, "metrics");
        return new FilterGrammar(
                Vocabulary.of(
                        attributes,
                        metrics,
                        Entity.open(KeyType.TEXT_OR_LIST, "params"),
                        Entity.open(KeyType.TEXT_OR_LIST, "tags")),
                Vocabulary.of(attributes, metrics));
    }
}
