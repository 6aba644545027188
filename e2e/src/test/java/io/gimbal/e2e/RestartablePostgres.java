package io.gimbal.e2e;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A PostgreSQL server that syncs what it commits, on a free loopback port, and keeps port and data when it is
/// restarted.
final class RestartablePostgres implements AutoCloseable {
    private final Path folder;
    private EmbeddedPostgres server;

    private RestartablePostgres(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    /// @param folder for its data
    static RestartablePostgres start(Path folder) throws IOException {
        return new RestartablePostgres(folder, at(folder).start());
    }

    private static EmbeddedPostgres.Builder at(Path folder) {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on") // the library turns both off
                .setServerConfig("synchronous_commit", "on")
                .setDataDirectory(folder)
                .setCleanDataDirectory(false);
    }

    /// What leads a server there.
    List<String> settings() {
        return List.of(
                "--ports.sql",
                "postgresql",
                "--ports.sql.url",
                "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                "--ports.sql.user",
                "postgres");
    }

    /// Ends it with all its connections, and starts it again.
    void restart() throws IOException {
        int port = server.getPort();
        server.close();
        server = at(folder).setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
