package io.gimbal.query;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// DuckDB inside this process. The native library, some 70 MB that are unpacked into the temporary folder of the
/// machine, is loaded by the first session.
///
/// The folder is the engine's own: what does not fit into memory goes there, and what an earlier process left there
/// is removed.
public final class DuckDbQueryEngine implements QueryEngine {
    private static final long IDLE_SECONDS = 5;

    private final QueryConfig config;
    private final Path folder;
    private final Semaphore sandboxes;
    private final AtomicLong sandboxCount = new AtomicLong();
    private final ScheduledThreadPoolExecutor timer;
    private final Set<DuckDbControl> running = ConcurrentHashMap.newKeySet();
    private @Nullable DuckDBConnection root;
    private boolean closed;

    public DuckDbQueryEngine(QueryConfig config, Path folder) {
        this.config = config;
        this.folder = folder.toAbsolutePath();
        this.sandboxes = new Semaphore(config.sandboxes());
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("query-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    @Override
    public QuerySession open(Duration time) {
        try {
            return session(root().duplicate(), time, () -> {});
        } catch (SQLException e) {
            throw new DuckDbErrors().translate(e, 0);
        }
    }

    @Override
    public Queries sandbox(Map<RelationName, DataFiles> relations, SandboxLimits limits) {
        root(); // cleans the folder before anything is put there
        if (!sandboxes.tryAcquire()) {
            throw new CodedException(
                    ErrorCode.RESOURCE_EXHAUSTED,
                    config.sandboxes() + " users' queries are running already, try again when one has ended");
        }
        Path own = folder.resolve("sandbox-" + sandboxCount.incrementAndGet());
        Runnable afterClose = () -> {
            sandboxes.release();
            new FolderTree(own).delete();
        };
        try {
            Files.createDirectories(own);
            DuckDbInstance instance =
                    new DuckDbInstance(limits.memory(), config.effectiveThreads(), own, config.temporarySpace());
            return fill(instance, relations, limits, own, afterClose);
        } catch (SQLException e) {
            afterClose.run();
            throw new DuckDbErrors().translate(e, 0);
        } catch (IOException e) {
            afterClose.run();
            throw unavailable(e);
        }
    }

    private DuckDbSandbox fill(
            DuckDbInstance instance,
            Map<RelationName, DataFiles> relations,
            SandboxLimits limits,
            Path own,
            Runnable afterClose)
            throws SQLException {
        DuckDBConnection connection = instance.open();
        DuckDbSession session = session(connection, limits.time(), afterClose);
        try {
            relations.forEach(session::register);
            List<String> paths = relations.values().stream()
                    .flatMap(files -> files.paths().stream())
                    .map(path -> SqlText.literal(path.toString()))
                    .toList();
            DuckDbSession.set(connection, "allowed_paths = " + DuckDbText.list(paths));
            DuckDbSession.set(
                    connection, "allowed_directories = " + DuckDbText.list(List.of(SqlText.literal(own + "/"))));
            DuckDbSession.set(connection, "enable_external_access = false");
            DuckDbSession.set(connection, "lock_configuration = true");
            return new DuckDbSandbox(session, relations.keySet(), limits, own);
        } catch (SQLException | CodedException e) {
            session.close();
            throw e;
        }
    }

    /// The connection is the session's, and closed when there is none.
    private DuckDbSession session(DuckDBConnection connection, Duration time, Runnable afterClose) throws SQLException {
        DuckDbControl control = new DuckDbControl(timer, time);
        running.add(control);
        try {
            return new DuckDbSession(connection, control, () -> {
                running.remove(control);
                afterClose.run();
            });
        } catch (SQLException | RuntimeException e) {
            running.remove(control);
            control.close();
            connection.close();
            throw e;
        }
    }

    private synchronized DuckDBConnection root() {
        if (closed) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the query engine is closed");
        }
        DuckDBConnection open = root;
        if (open != null) {
            return open;
        }
        try {
            new FolderTree(folder).clear();
            DuckDbInstance instance = new DuckDbInstance(
                    config.memory(), config.effectiveThreads(), folder.resolve("shared"), config.temporarySpace());
            root = instance.open();
            return root;
        } catch (SQLException e) {
            throw new DuckDbErrors().translate(e, 0);
        }
    }

    private static CodedException unavailable(IOException cause) {
        return new CodedException(ErrorCode.UNAVAILABLE, "the temporary folder of the query engine failed", cause);
    }

    @Override
    public synchronized void close() {
        closed = true;
        running.forEach(control -> control.stop(ErrorCode.CANCELLED));
        DuckDBConnection open = root;
        root = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                throw new DuckDbErrors().translate(e, 0);
            }
        }
    }
}
