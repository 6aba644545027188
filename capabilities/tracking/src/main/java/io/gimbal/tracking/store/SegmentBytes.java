package io.gimbal.tracking.store;

import io.gimbal.tracking.curves.Block;
import io.gimbal.tracking.curves.Moment;
import io.gimbal.tracking.curves.Segment;
import io.gimbal.tracking.curves.Summary;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The blocks of a segment, one after the other, big-endian: time and step of the first point, time of the last, least
/// and greatest step, minimum, maximum and sum of eight bytes each; how many points, NaNs, infinities and minus
/// infinities of four each. A block ends where the next begins.
final class SegmentBytes {
    private static final int BYTES_OF_A_BLOCK = 8 * Long.BYTES + 4 * Integer.BYTES;

    private SegmentBytes() {}

    static byte[] of(Segment segment) {
        ByteBuffer bytes = ByteBuffer.allocate(segment.blocks().size() * BYTES_OF_A_BLOCK);
        segment.blocks().forEach(block -> put(bytes, block));
        return bytes.array();
    }

    static Segment read(byte[] bytes, Moment end) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<Block> blocks = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += BYTES_OF_A_BLOCK) {
            int next = at + BYTES_OF_A_BLOCK;
            blocks.add(block(buffer, at, next < bytes.length ? moment(buffer, next) : end));
        }
        return new Segment(blocks.getFirst().from(), end, blocks);
    }

    private static void put(ByteBuffer bytes, Block block) {
        Summary summary = block.summary();
        bytes.putLong(block.from().at()).putLong(block.from().step());
        bytes.putLong(block.lastAt()).putLong(block.minStep()).putLong(block.maxStep());
        bytes.putDouble(summary.min()).putDouble(summary.max()).putDouble(summary.sum());
        bytes.putInt(Math.toIntExact(summary.count())).putInt(Math.toIntExact(summary.nans()));
        bytes.putInt(Math.toIntExact(summary.highs())).putInt(Math.toIntExact(summary.lows()));
    }

    private static Moment moment(ByteBuffer bytes, int at) {
        return new Moment(bytes.getLong(at), bytes.getLong(at + Long.BYTES));
    }

    private static Block block(ByteBuffer bytes, int at, Moment end) {
        Moment from = moment(bytes, at);
        bytes.position(at + 2 * Long.BYTES);
        long lastAt = bytes.getLong();
        long minStep = bytes.getLong();
        long maxStep = bytes.getLong();
        double min = bytes.getDouble();
        double max = bytes.getDouble();
        double sum = bytes.getDouble();
        Summary summary = new Summary(bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt(), min, max, sum);
        return new Block(from, end, lastAt, minStep, maxStep, summary);
    }
}
