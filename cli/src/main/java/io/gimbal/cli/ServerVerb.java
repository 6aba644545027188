package io.gimbal.cli;

import io.gimbal.client.GimbalClient;

/// A verb that asks a server.
public abstract class ServerVerb extends Verb {
    protected ServerVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected final ExitCode run() {
        try (ServerSession session = connect()) {
            return run(session.client());
        }
    }

    protected abstract ExitCode run(GimbalClient client);
}
