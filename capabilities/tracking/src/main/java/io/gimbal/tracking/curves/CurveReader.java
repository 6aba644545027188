package io.gimbal.tracking.curves;

import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Makes a curve of a history: of its blocks where there are many, of its points where there are few.
///
/// @param stretch what is looked at
/// @param count how many buckets are wanted
record CurveReader(CurveStore store, Scale scale, Stretch stretch, int count) {
    /// Up to as many are read one by one, so that a close look shows every point.
    static final long POINTS_READ = 16_384;

    List<Bucket> read(Transaction transaction, History history) throws SQLException {
        List<Block> blocks = history.blocks().filter(this::isTouched).toList();
        long points =
                blocks.stream().mapToLong(block -> block.summary().count()).sum();
        if (points > POINTS_READ) {
            return gather(blocks, history.open());
        }
        Points read = new Points();
        for (Block part : joined(blocks)) {
            store.scan(transaction, history.series(), part.from(), part.end(), read::add);
        }
        for (int i = 0; i < history.open().size(); i++) {
            read.add(
                    history.open().at(i), history.open().step(i), history.open().value(i));
        }
        return gather(List.of(), read);
    }

    private boolean isTouched(Block block) {
        return stretch.touches(scale.least(block), scale.greatest(block));
    }

    /// Blocks that follow each other are read at once.
    private static List<Block> joined(List<Block> blocks) {
        List<Block> parts = new ArrayList<>();
        for (Block block : blocks) {
            if (!parts.isEmpty() && parts.getLast().end().equals(block.from())) {
                Block last = parts.removeLast();
                parts.add(new Block(
                        last.from(), block.end(), block.lastAt(), last.minStep(), last.maxStep(), last.summary()));
            } else {
                parts.add(block);
            }
        }
        return parts;
    }

    private List<Bucket> gather(List<Block> blocks, Points points) {
        Extent extent = new Extent();
        blocks.forEach(block -> extent.add(scale.least(block)));
        for (int i = 0; i < points.size(); i++) {
            long x = scale.of(points.at(i), points.step(i));
            if (stretch.contains(x)) {
                extent.add(x);
            }
        }
        if (extent.isEmpty()) {
            return List.of();
        }
        Buckets buckets = new Buckets(extent.stretch(), count);
        blocks.forEach(block -> buckets.add(scale.least(block), scale.greatest(block), block.summary()));
        for (int i = 0; i < points.size(); i++) {
            long x = scale.of(points.at(i), points.step(i));
            if (stretch.contains(x)) {
                buckets.add(x, points.value(i));
            }
        }
        return buckets.list();
    }

    private static final class Extent {
        private long least = Long.MAX_VALUE;
        private long greatest = Long.MIN_VALUE;

        void add(long x) {
            least = Math.min(least, x);
            greatest = Math.max(greatest, x);
        }

        boolean isEmpty() {
            return least > greatest;
        }

        Stretch stretch() {
            return new Stretch(least, greatest);
        }
    }
}
