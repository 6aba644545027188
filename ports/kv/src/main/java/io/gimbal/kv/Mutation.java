package io.gimbal.kv;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.util.Objects;

/// One change of a [KeyValueStore].
public sealed interface Mutation {
    Namespace namespace();

    Key key();

    /// Sets a value. The array must not be changed until the write has returned.
    @SuppressWarnings("ArrayRecordComponent") // on its way to the store, see KeyValue
    record Put(Namespace namespace, Key key, byte[] value) implements Mutation {
        public Put {
            Objects.requireNonNull(namespace);
            Objects.requireNonNull(key);
            if (value.length > KeyValueStore.MAX_VALUE_LENGTH) {
                throw new CodedException(
                        ErrorCode.TOO_LARGE,
                        "a value of namespace " + namespace + " has " + value.length + " bytes, at most "
                                + KeyValueStore.MAX_VALUE_LENGTH + " are allowed");
            }
        }
    }

    /// Forgets a value, if there is one.
    record Delete(Namespace namespace, Key key) implements Mutation {
        public Delete {
            Objects.requireNonNull(namespace);
            Objects.requireNonNull(key);
        }
    }
}
