package io.gimbal.web.model;

import java.util.List;

/// The stages of a model from left to right, and who stands in them.
public record BoardView(List<Column> columns) {
    public BoardView {
        columns = List.copyOf(columns);
    }

    /// @param asks what it takes to enter, in a few words
    /// @param alias that the stage keeps; empty if none
    /// @param more how many versions are not shown
    public record Column(String stage, String style, String asks, String alias, List<Card> cards, int more) {
        public Column {
            cards = List.copyOf(cards);
        }

        public int count() {
            return cards.size() + more;
        }
    }

    /// @param next the stage that the gate leads to; empty where there is none
    /// @param gate what that gate says, in a few words
    /// @param open whether it would let the version in
    public record Card(
            int number,
            String href,
            List<String> aliases,
            String why,
            String author,
            String since,
            String next,
            String gate,
            boolean open) {
        public Card {
            aliases = List.copyOf(aliases);
        }
    }
}
