package io.gimbal.query;

import io.gimbal.core.DataSize;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// One DuckDB in this process, in memory, with its own limits.
///
/// @param temporary where it puts what does not fit into memory
record DuckDbInstance(DataSize memory, int threads, Path temporary, DataSize temporarySpace) {

    /// Opens it; it lives as long as one of its connections. The first one of a process loads the native library.
    DuckDBConnection open() throws SQLException {
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:", properties()).unwrap(DuckDBConnection.class);
        try {
            DuckDbSession.set(connection, "GLOBAL TimeZone = 'UTC'");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", kibibytes(memory));
        properties.setProperty("threads", Integer.toString(threads));
        // A COPY that fails while files are written by threads of their own sometimes waits for them for ever.
        properties.setProperty("async_threads", "0");
        properties.setProperty("temp_directory", temporary.toString());
        properties.setProperty("max_temp_directory_size", kibibytes(temporarySpace));
        properties.setProperty("jdbc_instance_cache", "false");
        properties.setProperty("preserve_insertion_order", "true");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        properties.setProperty("allow_persistent_secrets", "false");
        return properties;
    }

    private static String kibibytes(DataSize size) {
        return size.bytes() / 1024 + "KiB";
    }
}
