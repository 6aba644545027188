package io.gimbal.bench.tracking;

import io.gimbal.bench.Serving;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// The peer's own server, from the Python environment of `interop/setup`, with its workers.
final class MlflowServer implements Serving {
    private static final int PATIENCE_SECONDS = 120;

    /// What serves the requests; the peer offers both.
    enum Runner {
        UVICORN,
        GUNICORN;

        /// As people write it.
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        private List<String> options() {
            return switch (this) {
                case UVICORN -> List.of("--uvicorn-opts", "--log-level warning");
                case GUNICORN -> List.of("--gunicorn-opts", "--log-level warning");
            };
        }
    }

    private final Process process;
    private final URI address;

    private MlflowServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Returns when it answers.
    ///
    /// @param store its database, as SQLAlchemy writes it
    /// @param folder for its artifacts and its log
    static MlflowServer start(Path root, Runner runner, String store, Path folder)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                root.resolve("interop/.venv/bin/mlflow").toString(),
                "server",
                "--backend-store-uri",
                store,
                "--artifacts-destination",
                folder.resolve("artifacts").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port)));
        command.addAll(runner.options());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mlflow.log").toFile());
        builder.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
        builder.environment().put("DO_NOT_TRACK", "true");
        builder.environment().put("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false"); // helpers that nothing here needs
        String path = root.resolve("interop/.venv/bin") + ":" + System.getenv("PATH");
        builder.environment().put("PATH", path);
        MlflowServer server = new MlflowServer(builder.start(), URI.create("http://127.0.0.1:" + port));
        server.awaitAnswer(folder);
        return server;
    }

    private void awaitAnswer(Path folder) throws IOException, InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(address.resolve("/health")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int second = 0; second < PATIENCE_SECONDS && process.isAlive(); second++) {
                if (answers(client, question)) {
                    return;
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
        close();
        throw new IllegalStateException("the peer did not start; its log: " + folder.resolve("mlflow.log"));
    }

    private static boolean answers(HttpClient client, HttpRequest question) throws IOException, InterruptedException {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException _) {
            return false; // not yet
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public URI address() {
        return address;
    }

    /// Ends it with its workers, which outlive their parent otherwise.
    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle one : all) {
            one.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> one).join();
            one.destroyForcibly();
        }
    }
}
