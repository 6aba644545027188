package io.gimbal.filter;

import io.gimbal.core.TextLength;
import io.gimbal.filter.Token.Kind;
import io.gimbal.filter.Value.ListValue;
import io.gimbal.filter.Value.NumberValue;
import io.gimbal.filter.Value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Reads the tokens of one text from left to right.
final class Parser {
    private static final int MOST_CLAUSES = 100;
    /// In all lists together: databases take only so many parameters.
    private static final int MOST_VALUES = 10_000;

    /// Longer than any text that is kept; databases refuse patterns that are much longer.
    private static final int LONGEST_TEXT = 10_000;

    private static final List<String> NO_NAMES = List.of("AND", "OR", "NOT");

    private final Source source;
    private final Vocabulary vocabulary;
    private final List<Token> tokens;
    private int next;
    private int values;

    Parser(Source source, Vocabulary vocabulary) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.tokens = Lexer.tokens(source);
    }

    Filter filter() {
        List<Clause> clauses = new ArrayList<>();
        if (!isAtEnd()) {
            clauses.add(clause());
        }
        while (!isAtEnd()) {
            expect("AND");
            if (clauses.size() == MOST_CLAUSES) {
                throw source.unreadable(peek().offset(), "more than " + MOST_CLAUSES + " clauses");
            }
            clauses.add(clause());
        }
        return new Filter(clauses);
    }

    /// What must come after a filter that is not finished.
    Expected expected() {
        while (!isAtEnd()) {
            Name name = name();
            if (isAtEnd()) {
                return new Expected.Operator(name.type);
            }
            Comparison comparison = comparison(name);
            if (isAtEnd()) {
                return new Expected.Operand(name.identifier, name.type, comparison);
            }
            value(name.type.expected(comparison));
            if (isAtEnd()) {
                return new Expected.And();
            }
            expect("AND");
        }
        return new Expected.Name();
    }

    private boolean isAtEnd() {
        return peek().kind() == Kind.END;
    }

    OrderBy order() {
        Identifier identifier = name().identifier();
        boolean descending = peek().is("DESC");
        if (descending || peek().is("ASC")) {
            take();
        }
        expectEnd("ASC, DESC or the end");
        return new OrderBy(identifier, !descending);
    }

    /// Nothing but an identifier.
    Identifier identifier() {
        Identifier identifier = name().identifier();
        expectEnd("the end");
        return identifier;
    }

    /// An identifier, and what is known of it.
    private record Name(Identifier identifier, KeyType type) {}

    private Clause clause() {
        Name name = name();
        Token operator = peek();
        Comparison comparison = comparison(name);
        Token place = peek();
        Value given = value(name.type.expected(comparison));
        Value value = name.type
                .read(comparison, given)
                .orElseThrow(() -> source.senseless(
                        place.offset(),
                        name.identifier.text() + " " + operator.text() + " takes " + name.type.expected(comparison)
                                + ", found " + Source.beginning(given.text())));
        return new Clause(name.identifier, comparison, value);
    }

    private Name name() {
        Token token = take();
        if (token.isQuotedKey()) {
            return name(vocabulary.main(), token.content(), token.offset());
        }
        if (token.kind() != Kind.WORD
                || token.text().startsWith(".")
                || NO_NAMES.stream().anyMatch(token::is)) {
            throw source.expected("a key like metrics.rmse", token);
        }
        int dot = token.text().indexOf('.');
        if (dot < 0) {
            return name(vocabulary.main(), token.text(), token.offset());
        }
        Entity entity = entity(token.text().substring(0, dot), token.offset());
        return name(entity, keyAfter(token, dot), token.offset());
    }

    /// The key after the entity's dot, which may stand in quotes of its own.
    private String keyAfter(Token token, int dot) {
        String bare = token.text().substring(dot + 1);
        boolean quoted = bare.isEmpty() && peek().isQuotedKey() && peek().offset() == token.end();
        String key = quoted ? take().content() : bare;
        if (key.isEmpty()) {
            throw source.unreadable(token.end(), "expected a key after " + token.text());
        }
        return key;
    }

    private Entity entity(String spelling, int offset) {
        return vocabulary
                .find(spelling)
                .orElseThrow(() -> source.unknown(offset, "entity", spelling, vocabulary.spellings()));
    }

    private Name name(Entity entity, String key, int offset) {
        Entity.Key found =
                entity.findKey(key).orElseThrow(() -> source.unknown(offset, entity.name(), key, names(entity)));
        return new Name(new Identifier(entity.name(), found.name()), found.type());
    }

    private static List<String> names(Entity entity) {
        return entity.namedKeys().stream().map(Entity.Key::name).toList();
    }

    private Comparison comparison(Name name) {
        Token token = take();
        String text = token.is("NOT") && peek().is("IN") ? "NOT " + take().text() : token.text();
        boolean operator = token.kind() == Kind.SYMBOL || token.kind() == Kind.WORD;
        List<Comparison> known = name.type.comparisons();
        String expected = known.stream().map(Comparison::text).collect(Collectors.joining(" "));
        Comparison comparison = Comparison.find(text)
                .filter(_ -> operator)
                .orElseThrow(() -> source.expected("one of " + expected, token));
        if (!known.contains(comparison)) {
            throw source.senseless(
                    token.offset(),
                    name.identifier.text() + " cannot be compared by " + comparison.text() + ", only by " + expected);
        }
        return comparison;
    }

    private Value value(String expected) {
        Token token = take();
        if (token.isText()) {
            return new TextValue(text(token));
        }
        if (token.kind() == Kind.NUMBER) {
            return new NumberValue(Lexer.number(token.text())
                    .orElseThrow(() -> source.senseless(token.offset(), "the number is too large")));
        }
        if (token.is("(")) {
            return list();
        }
        throw source.expected(expected, token);
    }

    /// After the opening bracket. A comma may follow the last value, as in a list of one that Python prints.
    private ListValue list() {
        List<String> list = new ArrayList<>();
        do {
            Token token = take();
            if (!token.isText()) {
                throw source.expected("a text in quotes", token);
            }
            if (++values > MOST_VALUES) {
                throw source.unreadable(token.offset(), "more than " + MOST_VALUES + " values in lists");
            }
            list.add(text(token));
        } while (skip(",") && !peek().is(")"));
        expect(")");
        return new ListValue(list);
    }

    private String text(Token token) {
        String content = token.content();
        if (!TextLength.isWithin(LONGEST_TEXT, content)) {
            throw source.senseless(token.offset(), "the text has more than " + LONGEST_TEXT + " characters");
        }
        return content;
    }

    private boolean skip(String symbol) {
        boolean found = peek().is(symbol);
        if (found) {
            take();
        }
        return found;
    }

    private void expect(String symbolOrWord) {
        if (!skip(symbolOrWord)) {
            throw source.expected(symbolOrWord, peek());
        }
    }

    private void expectEnd(String what) {
        if (!isAtEnd()) {
            throw source.expected(what, peek());
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    /// The end can be taken again and again.
    private Token take() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }
}
