/// Keys and values for online reads: feature values, aggregation tiles, sticky assignments. Start at
/// [KeyValueStore]; the embedded default is [RocksKeyValueStore], and RocksDB is named nowhere else.
///
/// Every implementation passes `KeyValueStoreContract`, which leaves in this module's test jar together with the
/// strict fake `InMemoryKeyValueStore`.
@NullMarked
package io.gimbal.kv;

import org.jspecify.annotations.NullMarked;
