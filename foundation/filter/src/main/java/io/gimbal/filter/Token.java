package io.gimbal.filter;

/// A piece of a filter.
///
/// @param text as it was written
/// @param offset of its first character
record Token(Kind kind, String text, int offset) {
    enum Kind {
        /// Letters, digits, underscores and dots.
        WORD,
        NUMBER,
        /// In single quotes.
        SINGLE_QUOTED,
        /// In double quotes: a text or a key.
        DOUBLE_QUOTED,
        /// In back-ticks: a key.
        BACK_TICKED,
        /// `=` and the like, brackets, commas.
        SYMBOL,
        END
    }

    int end() {
        return offset + text.length();
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(symbolOrWord);
    }

    boolean isText() {
        return kind == Kind.SINGLE_QUOTED || kind == Kind.DOUBLE_QUOTED;
    }

    boolean isQuotedKey() {
        return kind == Kind.BACK_TICKED || kind == Kind.DOUBLE_QUOTED;
    }

    /// What stands between the quotes.
    String content() {
        return text.substring(1, text.length() - 1);
    }

    /// As it is shown in a message.
    String shown() {
        return kind == Kind.END ? "the end" : isText() || kind == Kind.BACK_TICKED ? text : "\"" + text + "\"";
    }
}
