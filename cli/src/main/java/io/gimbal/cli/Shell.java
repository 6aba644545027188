package io.gimbal.cli;

import io.gimbal.core.Home;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What surrounds a verb: the terminal, the environment, the folder it was called in.
public record Shell(Terminal terminal, Map<String, String> environment, Path workingFolder, Path userHome) {
    public Shell {
        environment = Map.copyOf(environment);
    }

    /// The program `gimbal` that this command line was started by.
    public Optional<Path> launcher() {
        return Optional.ofNullable(environment.get("GIMBAL_LAUNCHER")).map(Path::of);
    }

    /// The home meant by who names none.
    public Home usualHome() {
        return Home.locate(environment, workingFolder, userHome);
    }
}
