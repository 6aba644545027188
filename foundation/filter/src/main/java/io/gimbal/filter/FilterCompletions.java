package io.gimbal.filter;

import io.gimbal.core.CodedException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Says how a filter can go on while somebody writes it.
public final class FilterCompletions {
    private static final int MOST = 50;

    private final Vocabulary vocabulary;
    private final Known known;

    /// What is known of the things that are searched.
    public interface Known {
        /// Some keys of an entity that has any, which begin so, in order of name.
        List<String> keys(Entity entity, String beginning);

        /// Some texts that begin so, to which what has them can be equal, in order; empty where nothing is known.
        List<String> values(Identifier identifier, String beginning);
    }

    public FilterCompletions(Vocabulary vocabulary, Known known) {
        this.vocabulary = vocabulary;
        this.known = known;
    }

    /// @param caret how many characters stand before the place
    public FilterCompletion at(String text, int caret) {
        String before = text.substring(0, Math.clamp(caret, 0, text.length()));
        UnfinishedWord word = UnfinishedWord.of(before);
        FilterCompletion nothing = new FilterCompletion(word.from(), "", List.of());
        try {
            Parser parser = new Parser(Source.filter(before.substring(0, word.from())), vocabulary);
            Expected expected = parser.expected();
            return word.isText() && !(expected instanceof Expected.Operand) ? nothing : completion(expected, word);
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
                new FilterCompletion(word.from(), operand.type().expected(operand.comparison()), values(operand, word));
            case Expected.And _ -> words(word, "AND", Stream.of("AND"));
        };
    }

    private List<String> values(Expected.Operand operand, UnfinishedWord word) {
        boolean whole = operand.comparison() == Comparison.EQUAL || operand.comparison() == Comparison.NOT_EQUAL;
        if (!whole || operand.type() == KeyType.NUMBER || operand.type() == KeyType.NUMBER_OR_QUOTED) {
            return List.of();
        }
        String beginning = word.isText() ? word.text().substring(1) : word.text();
        return known.values(operand.identifier(), beginning).stream()
                .filter(value -> !value.contains("'") || !value.contains("\""))
                .map(value -> new Value.TextValue(value).text())
                .limit(MOST)
                .toList();
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
            case Entity.AnyKey _ -> known.keys(entity, beginning);
            case Entity.NamedKeys named ->
                beginning(beginning, named.keys().stream().map(Entity.Key::name));
        };
    }

    private static List<String> beginning(String beginning, Stream<String> all) {
        String lower = beginning.toLowerCase(Locale.ROOT);
        return all.filter(it -> it.toLowerCase(Locale.ROOT).startsWith(lower)).toList();
    }
}
