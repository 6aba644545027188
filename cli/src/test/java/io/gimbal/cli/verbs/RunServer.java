package io.gimbal.cli.verbs;

import io.gimbal.cli.CommandLineFixture;
import java.io.IOException;
import java.nio.file.Path;

/// A server that takes one run, `r1`.
final class RunServer {
    static final String FINISH = "POST /api/v1/runs/r1/finish ";

    private static final String RUN = "{\"id\": \"r1\", \"name\": \"bold-fox\", \"experiment\": \"0\"}";

    private RunServer() {}

    static CommandLineFixture in(Path folder) throws IOException {
        return new CommandLineFixture(folder).answering("/api/v1/runs", 200, RUN);
    }
}
