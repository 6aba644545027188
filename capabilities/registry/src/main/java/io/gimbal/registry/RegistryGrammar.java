package io.gimbal.registry;

import io.gimbal.filter.Entity;
import io.gimbal.filter.FilterGrammar;
import io.gimbal.filter.KeyType;
import io.gimbal.filter.Vocabulary;

/// What models and versions can be searched for and ordered by.
public final class RegistryGrammar {
    /// Says that something registered is a prompt, which is left out unless it is asked for.
    public static final String PROMPT_TAG = "mlflow.prompt.is_prompt";

    public static final String ATTRIBUTES = "attribute";
    public static final String TAGS = "tags";
    public static final String NAME = "name";
    public static final String UPDATED = "last_updated_timestamp";
    public static final String CREATED = "creation_timestamp";
    public static final String NUMBER = "version_number";
    public static final String SOURCE = "source_path";
    public static final String RUN = "run_id";

    private static final Entity ANY_TAG = Entity.open(KeyType.TEXT, TAGS, "tag");

    public static final FilterGrammar MODELS = new FilterGrammar(
            Vocabulary.of(attributes().with(KeyType.TEXT, NAME), ANY_TAG),
            Vocabulary.of(attributes().with(KeyType.TEXT, NAME).with(KeyType.NUMBER, UPDATED, "timestamp")));

    public static final FilterGrammar VERSIONS = new FilterGrammar(
            Vocabulary.of(
                    attributes()
                            .with(KeyType.TEXT, NAME)
                            .with(KeyType.TEXT, SOURCE)
                            .with(KeyType.TEXT_OR_LIST, RUN)
                            .with(KeyType.NUMBER_OR_QUOTED, NUMBER),
                    ANY_TAG),
            Vocabulary.of(attributes()
                    .with(KeyType.TEXT, NAME)
                    .with(KeyType.NUMBER, NUMBER)
                    .with(KeyType.NUMBER, CREATED)
                    .with(KeyType.NUMBER, UPDATED)));

    private RegistryGrammar() {}

    private static Entity attributes() {
        return Entity.named(ATTRIBUTES, "attributes");
    }
}
