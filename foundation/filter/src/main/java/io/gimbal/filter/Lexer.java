package io.gimbal.filter;

import io.gimbal.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a text into tokens.
final class Lexer {
    private static final Pattern NUMBER = Pattern.compile("-?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern SYMBOL = Pattern.compile("!=|>=|<=|[=<>(),]");

    private final Source source;
    private final String text;
    private int at;

    private Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /// The last token is the end.
    static List<Token> tokens(Source source) {
        return new Lexer(source).tokens();
    }

    /// A finite number, if the text is one.
    static Optional<Double> number(String text) {
        return Optional.of(text)
                .filter(it -> NUMBER.matcher(it).matches())
                .map(Double::parseDouble)
                .filter(Double::isFinite);
    }

    static boolean isWordPart(int character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '.';
    }

    private List<Token> tokens() {
        refuseWhatNoDatabaseKeeps();
        List<Token> tokens = new ArrayList<>();
        for (skipSpace(); at < text.length(); skipSpace()) {
            Token token = next();
            tokens.add(token);
            at = token.end();
        }
        tokens.add(new Token(Kind.END, "", text.length()));
        return tokens;
    }

    /// A zero character, or half of a surrogate pair.
    private void refuseWhatNoDatabaseKeeps() {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (character == 0 || Character.getType(character) == Character.SURROGATE) {
                throw source.unreadable(i, "unexpected character " + Source.shown(character));
            }
        }
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Token next() {
        return switch (text.charAt(at)) {
            case '\'' -> quoted(Kind.SINGLE_QUOTED);
            case '"' -> quoted(Kind.DOUBLE_QUOTED);
            case '`' -> quoted(Kind.BACK_TICKED);
            default -> plain();
        };
    }

    private Token quoted(Kind kind) {
        int close = text.indexOf(text.charAt(at), at + 1);
        if (close < 0) {
            throw source.unreadable(at, "the quote " + text.charAt(at) + " is not closed");
        }
        return new Token(kind, text.substring(at, close + 1), at);
    }

    private Token plain() {
        Matcher number = from(NUMBER);
        if (number.lookingAt()) {
            if (number.end() < text.length() && isWordPart(text.codePointAt(number.end()))) {
                throw source.unreadable(at, "a number or a name ends here, not in its middle");
            }
            return new Token(Kind.NUMBER, number.group(), at);
        }
        Matcher symbol = from(SYMBOL);
        if (symbol.lookingAt()) {
            return new Token(Kind.SYMBOL, symbol.group(), at);
        }
        int end = at;
        while (end < text.length() && isWordPart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        if (end == at) {
            throw source.unreadable(at, "unexpected character " + Source.shown(text.codePointAt(at)));
        }
        return new Token(Kind.WORD, text.substring(at, end), at);
    }

    private Matcher from(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }
}
