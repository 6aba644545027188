package io.gimbal.server;

import io.gimbal.blob.BlobPointers;
import io.gimbal.blob.BlobStore;
import io.gimbal.blob.LocalBlobPointers;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.Home;
import io.gimbal.core.HomeLock;
import io.gimbal.core.Scratch;
import io.gimbal.core.config.Configuration;
import io.gimbal.kv.KeyValueConfig;
import io.gimbal.kv.KeyValueStore;
import io.gimbal.kv.RocksKeyValueStore;
import io.gimbal.log.EventLog;
import io.gimbal.log.EventLogConfig;
import io.gimbal.log.SqliteEventLog;
import io.gimbal.query.DuckDbQueryEngine;
import io.gimbal.query.QueryConfig;
import io.gimbal.query.QueryEngine;
import io.gimbal.sql.Database;
import java.nio.file.Path;
import java.time.InstantSource;

/// What the process stands on: databases, files and engines below its home, in the order in which they open.
///
/// @param artifacts blobs that nobody but tracking names, so that it can remove what it no longer does
record Storage(
        Home home,
        Database database,
        BlobStore blobs,
        BlobStore artifacts,
        BlobPointers pointers,
        QueryEngine queries,
        EventLog log,
        KeyValueStore keyValues,
        Scratch scratch) {

    static Storage open(Home home, Configuration settings, InstantSource time, OpenedParts opened) {
        home.prepare();
        opened.add(HomeLock.acquire(home.folder()));
        Database database = opened.add(Databases.open(home, settings));
        QueryEngine queries = opened.add(new DuckDbQueryEngine(
                settings.get(QueryConfig.class), home.folder().resolve("query")));
        EventLog log = opened.add(
                SqliteEventLog.open(home.folder().resolve("log"), settings.get(EventLogConfig.class), queries, time));
        KeyValueStore keyValues = opened.add(new RocksKeyValueStore(
                settings.get(KeyValueConfig.class), home.folder().resolve("key-values")));
        return new Storage(
                home,
                database,
                new LocalBlobStore(home.folder().resolve("blobs")),
                new LocalBlobStore(home.folder().resolve("artifacts")),
                new LocalBlobPointers(home.folder().resolve("pointers")),
                queries,
                log,
                keyValues,
                Scratch.at(home.folder().resolve("scratch")));
    }

    /// A folder of the home.
    Path folder(String name) {
        return home.folder().resolve(name);
    }
}
