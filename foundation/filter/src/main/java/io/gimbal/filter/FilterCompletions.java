package io.gimbal.filter;

import io.gimbal.core.CodedException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Says how a filter can go on while somebody writes it.
public final class FilterCompletions {
    private static final int MOST = 50;

    private final Vocabulary vocabulary;
    private final KnownKeys keys;

    /// Where the keys of entities are found that have any.
    @FunctionalInterface
    public interface KnownKeys {
        /// Some keys of the entity that begin so, in order of name.
        List<String> find(Entity entity, String beginning);
    }

    public FilterCompletions(Vocabulary vocabulary, KnownKeys keys) {
        this.vocabulary = vocabulary;
        this.keys = keys;
    }

    /// @param caret how many characters stand before the place
    public FilterCompletion at(String text, int caret) {
        String before = text.substring(0, Math.clamp(caret, 0, text.length()));
        UnfinishedWord word = UnfinishedWord.of(before);
        FilterCompletion nothing = new FilterCompletion(word.from(), "", List.of());
        if (word.isText()) {
            return nothing;
        }
        try {
            Parser parser = new Parser(Source.filter(before.substring(0, word.from())), vocabulary);
            return completion(parser.expected(), word);
        } catch (CodedException e) {
            // What cannot be read is said when the filter is used; here it only means that nobody knows what follows.
            return nothing;
        }
    }

    private FilterCompletion completion(Expected expected, UnfinishedWord word) {
        return switch (expected) {
            case Expected.Name _ -> new FilterCompletion(word.from(), "a key", names(word));
            case Expected.Operator operator ->
                words(
                        word,
                        "a comparison",
                        operator.type().comparisons().stream().map(Comparison::text));
            case Expected.Operand operand ->
                new FilterCompletion(word.from(), operand.type().expected(operand.comparison()), List.of());
            case Expected.And _ -> words(word, "AND", Stream.of("AND"));
        };
    }

    private static FilterCompletion words(UnfinishedWord word, String expected, Stream<String> all) {
        return new FilterCompletion(word.from(), expected, beginning(word.text(), all));
    }

    private List<String> names(UnfinishedWord word) {
        if (word.entity().isEmpty()) {
            Stream<String> alone = vocabulary.main().namedKeys().stream().map(Entity.Key::name);
            Stream<String> entities = vocabulary.entities().stream().map(entity -> entity.name() + ".");
            return beginning(word.text(), Stream.concat(alone, entities));
        }
        return vocabulary.find(word.entity()).stream()
                .flatMap(entity -> keys(entity, word.key()).stream())
                .map(key -> word.entity() + "." + Identifier.written(key))
                .limit(MOST)
                .toList();
    }

    private List<String> keys(Entity entity, String beginning) {
        return switch (entity.keys()) {
            case Entity.AnyKey _ -> keys.find(entity, beginning);
            case Entity.NamedKeys named ->
                beginning(beginning, named.keys().stream().map(Entity.Key::name));
        };
    }

    private static List<String> beginning(String beginning, Stream<String> all) {
        String lower = beginning.toLowerCase(Locale.ROOT);
        return all.filter(it -> it.toLowerCase(Locale.ROOT).startsWith(lower)).toList();
    }
}
