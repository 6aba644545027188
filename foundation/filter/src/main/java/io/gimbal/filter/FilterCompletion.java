package io.gimbal.filter;

import java.util.List;

/// What could be written at a place of a filter.
///
/// @param from where the word begins that a suggestion replaces, up to the place
/// @param expected what must come, in words: `a number`
/// @param suggestions whole words to go on with, the nearest first; empty where any text will do, or where what comes
///     before cannot be read
public record FilterCompletion(int from, String expected, List<String> suggestions) {
    public FilterCompletion {
        suggestions = List.copyOf(suggestions);
    }
}
