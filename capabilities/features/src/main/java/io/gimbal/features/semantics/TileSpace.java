package io.gimbal.features.semantics;

/// Where the tiles of one entity in one view are found. Every event is in three places: its raw tile, the group
/// of its hour and the group of its day. Belongs to one thread at a time.
public interface TileSpace {
    /// The hours of the day that starts then; an empty group where nothing happened.
    TileGroup day(long start);

    /// The five-minute tiles of the hour that starts then.
    TileGroup hour(long start);

    /// The events of the five minutes that start then. What does not fit into one part is in the next: part `n`
    /// has the events from number `n *` [RawTile#MOST_EVENTS] on, in the order of arrival.
    RawTile raw(long start, int part);

    /// Adds an event to all three.
    void add(WindowEvent event);
}
