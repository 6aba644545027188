package io.gimbal.features.semantics;

import org.jspecify.annotations.Nullable;

/// The tiles that make up one tile of the next longer level: the 24 hours of a day, or the 12 five-minute tiles
/// of an hour. They are stored together. Not thread-safe.
public final class TileGroup implements StoredUnit {
    private final TileLayout layout;
    private final TileLevel child;
    private final @Nullable Tile[] tiles;
    private final Tile total;

    /// An empty group.
    ///
    /// @param parent hour or day
    public TileGroup(TileLayout layout, TileLevel parent) {
        this.layout = layout;
        this.child = parent == TileLevel.DAY ? TileLevel.HOUR : TileLevel.FIVE_MINUTES;
        this.tiles = new Tile[(int) (parent.micros() / child.micros())];
        this.total = new Tile(layout);
    }

    /// Adds an event whose time is inside this group.
    public void add(WindowEvent event) {
        int index = index(event.eventTime());
        Tile tile = tiles[index];
        if (tile == null) {
            tile = new Tile(layout);
            tiles[index] = tile;
        }
        tile.add(event);
        total.add(event);
    }

    /// In which part of its raw tile an event belongs that is about to be added to this group.
    public int partOf(WindowEvent event) {
        Tile tile = tiles[index(event.eventTime())];
        return tile == null ? 0 : Math.toIntExact(tile.events() / RawTile.MOST_EVENTS);
    }

    /// All events of the group. Must not be changed.
    Tile total() {
        return total;
    }

    /// The tile that starts then, or null where nothing happened. Must not be changed.
    @Nullable
    Tile tile(long start) {
        return tiles[index(start)];
    }

    private int index(long time) {
        return (int) Math.floorMod(Math.floorDiv(time, child.micros()), (long) tiles.length);
    }

    @Override
    public byte[] bytes() {
        CanonicalWriter out = new CanonicalWriter(256);
        for (int i = 0; i < tiles.length; i++) {
            Tile tile = tiles[i];
            if (tile != null) {
                out.putByte(i);
                tile.write(out);
            }
        }
        return out.toBytes();
    }

    /// @throws io.gimbal.core.CodedException CORRUPT if these are not the bytes of such a group
    public static TileGroup of(TileLayout layout, TileLevel parent, byte[] bytes) {
        TileGroup group = new TileGroup(layout, parent);
        CanonicalReader in = new CanonicalReader(bytes);
        while (!in.atEnd()) {
            int index = in.getByte();
            if (index >= group.tiles.length) {
                throw CanonicalReader.corrupt("a stored group of " + group.tiles.length + " tiles has tile " + index);
            }
            Tile tile = Tile.read(layout, in);
            group.tiles[index] = tile;
            group.total.merge(tile);
        }
        return group;
    }
}
