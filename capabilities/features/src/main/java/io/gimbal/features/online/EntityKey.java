package io.gimbal.features.online;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.semantics.CanonicalValue;
import io.gimbal.features.semantics.CanonicalWriter;
import java.util.Arrays;
import java.util.List;

/// The values of an entity's join keys as bytes. Each value carries its type and length, so that no two
/// entities share a key. Immutable.
final class EntityKey {
    static final int LONGEST = 2_000;

    private final byte[] bytes;
    private final int hash;

    private EntityKey(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    /// @throws CodedException TOO_LARGE beyond 2000 bytes
    static EntityKey of(List<FeatureValue> values) {
        byte[] bytes = bytes(values);
        if (bytes.length > LONGEST) {
            throw new CodedException(
                    ErrorCode.TOO_LARGE,
                    "the keys of an entity have " + bytes.length + " bytes, at most " + LONGEST + " are allowed");
        }
        return new EntityKey(bytes);
    }

    /// Whether they are short enough. Nobody can ask for an entity whose keys are not.
    static boolean fits(List<FeatureValue> values) {
        return bound(values) <= LONGEST || bytes(values).length <= LONGEST;
    }

    /// At least as many bytes as they have, without writing them: a character has three at most.
    private static long bound(List<FeatureValue> values) {
        long bound = 0;
        for (FeatureValue value : values) {
            bound += 16 + (value instanceof FeatureValue.Text(String text) ? 3L * text.length() : 0);
        }
        return bound;
    }

    private static byte[] bytes(List<FeatureValue> values) {
        CanonicalWriter out = new CanonicalWriter(16 * values.size());
        values.forEach(value -> CanonicalValue.write(out, value));
        return out.toBytes();
    }

    void write(CanonicalWriter out) {
        out.putBytes(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntityKey key && hash == key.hash && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
