/// Keys and values for online reads: KeyValueStore and the RocksDB one.
@NullMarked
package io.gimbal.kv;

import org.jspecify.annotations.NullMarked;
