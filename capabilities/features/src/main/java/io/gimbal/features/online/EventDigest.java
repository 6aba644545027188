package io.gimbal.features.online;

import io.gimbal.core.Digest;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.semantics.CanonicalReader;
import io.gimbal.features.semantics.CanonicalValue;
import io.gimbal.features.semantics.CanonicalWriter;
import io.gimbal.kv.Key;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The first 128 bits of a SHA-256: what an id or a content is compared by.
record EventDigest(long high, long low) {

    static EventDigest ofId(String id) {
        return of(id.getBytes(StandardCharsets.UTF_8));
    }

    /// Of the columns that are not null, so that a column the source gets later changes nothing.
    static EventDigest ofContent(Map<String, FeatureValue> values) {
        CanonicalWriter out = new CanonicalWriter(32 * values.size());
        new TreeMap<>(values).forEach((column, value) -> {
            out.putText(column);
            CanonicalValue.write(out, value);
        });
        return of(out.toBytes());
    }

    private static EventDigest of(byte[] bytes) {
        CanonicalReader in = new CanonicalReader(Digest.newSha256().digest(bytes));
        return new EventDigest(in.getLong(), in.getLong());
    }

    Key key() {
        CanonicalWriter out = new CanonicalWriter(16);
        write(out);
        return Key.of(out.toBytes());
    }

    void write(CanonicalWriter out) {
        out.putLong(high).putLong(low);
    }

    static EventDigest read(CanonicalReader in) {
        return new EventDigest(in.getLong(), in.getLong());
    }
}
