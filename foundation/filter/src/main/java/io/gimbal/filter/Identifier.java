package io.gimbal.filter;

/// What is compared or ordered by, in the words of the vocabulary: whatever spelling was read, `metrics.rmse` is
/// always the same identifier.
public record Identifier(String entity, String key) {
    /// As it is written in a filter; a key with both back-ticks and double quotes could not be read again.
    public String text() {
        return entity + "." + written(key);
    }

    /// A key as it stands after the dot.
    static String written(String key) {
        String quote = isBare(key) ? "" : key.contains("`") ? "\"" : "`";
        return quote + key + quote;
    }

    private static boolean isBare(String key) {
        return !key.isEmpty() && key.codePoints().allMatch(Lexer::isWordPart);
    }
}
