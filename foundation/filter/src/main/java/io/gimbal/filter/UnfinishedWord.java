package io.gimbal.filter;

/// The word at the end of a filter that somebody is writing.
///
/// @param from where it begins
/// @param text as far as it is written; empty after a space
/// @param isText whether it is a text in quotes
record UnfinishedWord(int from, String text, boolean isText) {
    static UnfinishedWord of(String before) {
        int open = openQuote(before);
        boolean key = open > 0 && before.charAt(open) != '\'' && before.charAt(open - 1) == '.';
        if (open >= 0 && !key) {
            return new UnfinishedWord(open, before.substring(open), true);
        }
        int from = key ? open : before.length();
        while (from > 0 && Lexer.isWordPart(before.codePointBefore(from))) {
            from -= Character.charCount(before.codePointBefore(from));
        }
        return new UnfinishedWord(from, before.substring(from), false);
    }

    /// Where a quote stands that is not closed; -1 if all are.
    private static int openQuote(String text) {
        int open = -1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (open >= 0) {
                open = character == text.charAt(open) ? -1 : open;
            } else if (character == '\'' || character == '"' || character == '`') {
                open = i;
            }
        }
        return open;
    }

    /// What stands before the first dot; empty without one.
    String entity() {
        return text.substring(0, Math.max(0, text.indexOf('.')));
    }

    /// What stands after the first dot, without its opening quote.
    String key() {
        String rest = text.substring(text.indexOf('.') + 1);
        return rest.startsWith("`") || rest.startsWith("\"") ? rest.substring(1) : rest;
    }
}
