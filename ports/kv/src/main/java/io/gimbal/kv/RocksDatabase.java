package io.gimbal.kv;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/// An open RocksDB and the native objects it was opened with; all of them are freed together, the last made first.
final class RocksDatabase implements AutoCloseable {
    private static final int BITS_PER_KEY = 10;
    private static final int OPEN_FILES = 256;
    private static final int WRITE_BUFFERS = 2;

    private final Deque<AutoCloseable> natives = new ArrayDeque<>();
    private final RocksDB database;
    private final WriteOptions writeOptions;

    private RocksDatabase(KeyValueConfig config, Path folder) throws RocksDBException {
        try {
            writeOptions = own(new WriteOptions()).setSync(config.sync());
            database = own(RocksDB.open(options(config), folder.toString()));
        } catch (RocksDBException | RuntimeException e) {
            close(); // what was made until then
            throw e;
        }
    }

    private Options options(KeyValueConfig config) {
        LRUCache cache = own(new LRUCache(config.cache().bytes()));
        BloomFilter filter = own(new BloomFilter(BITS_PER_KEY));
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setFilterPolicy(filter);
        return own(new Options())
                .setCreateIfMissing(true)
                .setTableFormatConfig(table)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setMaxOpenFiles(OPEN_FILES)
                .setMaxWriteBufferNumber(WRITE_BUFFERS)
                .setWriteBufferSize(config.writeBuffer().bytes() / WRITE_BUFFERS)
                .setMaxTotalWalSize(2 * config.writeBuffer().bytes())
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2)
                .setStatsDumpPeriodSec(0);
    }

    /// Loads the native library when it is the first of this process.
    static RocksDatabase open(KeyValueConfig config, Path folder) {
        try {
            Files.createDirectories(folder);
            RocksDB.loadLibrary();
            return new RocksDatabase(config, folder);
        } catch (RocksDBException e) {
            throw RocksErrors.translate("open", e);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot open: the key-value store failed", e);
        }
    }

    RocksDB database() {
        return database;
    }

    WriteOptions writeOptions() {
        return writeOptions;
    }

    private <T extends AutoCloseable> T own(T nativeObject) {
        natives.push(nativeObject);
        return nativeObject;
    }

    @Override
    public void close() {
        while (!natives.isEmpty()) {
            try {
                natives.pop().close();
            } catch (Exception e) { // what AutoCloseable declares; RocksDB's own throw nothing checked
                throw CodedException.internal("the key-value store could not be closed", e);
            }
        }
    }
}
