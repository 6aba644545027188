package io.gimbal.filter;

/// A vocabulary with everything in it.
final class FilterFixtures {
    static final Entity ATTRIBUTES = Entity.named("attribute", "attributes", "attr", "run")
            .with(KeyType.TEXT_OR_LIST, "run_id")
            .with(KeyType.TEXT, "run_name", "Run name")
            .with(KeyType.NUMBER, "start_time", "created")
            .with(KeyType.NUMBER_OR_QUOTED, "version_number")
            .with(KeyType.CODE_OR_LIST, "status");

    static final Entity METRICS = Entity.open(KeyType.NUMBER, "metric", "metrics");
    static final Entity TAGS = Entity.open(KeyType.TEXT, "tag", "tags");
    static final Entity DATASETS = Entity.named("dataset", "datasets").with(KeyType.TEXT_OR_LIST, "name");

    static final FilterGrammar GRAMMAR = new FilterGrammar(
            Vocabulary.of(ATTRIBUTES, METRICS, TAGS, DATASETS), Vocabulary.of(ATTRIBUTES, METRICS, TAGS));

    private FilterFixtures() {}

    static Filter read(String text) {
        return GRAMMAR.filter(text);
    }

    /// How the filter is written when nobody is in a hurry.
    static String reprinted(String text) {
        return read(text).text();
    }
}
