package io.gimbal.cli.verbs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How a recorded command ended.
///
/// @param status of its run
/// @param exitCode as a shell would tell it: after a signal, 128 and its number
/// @param signal by whose name it ended, where there is one
record RunEnding(String status, int exitCode, Optional<Signal> signal) {
    static final String FAILED = "failed";

    /// Signals that end programs, by their numbers on Linux.
    enum Signal {
        SIGHUP(1),
        SIGINT(2),
        SIGQUIT(3),
        SIGILL(4),
        SIGTRAP(5),
        SIGABRT(6),
        SIGBUS(7),
        SIGFPE(8),
        SIGKILL(9),
        SIGSEGV(11),
        SIGPIPE(13),
        SIGALRM(14),
        SIGTERM(15),
        SIGXCPU(24),
        SIGXFSZ(25),
        SIGSYS(31);

        private static final int FIRST_EXIT_CODE = 128;

        private final int number;

        Signal(int number) {
            this.number = number;
        }

        private static Optional<Signal> of(int exitCode) {
            for (Signal signal : values()) {
                if (exitCode == FIRST_EXIT_CODE + signal.number) {
                    return Optional.of(signal);
                }
            }
            return Optional.empty();
        }

        /// Whether it is somebody's way to ask a program to end. Others tell of a crash, or of a lack of memory.
        private boolean asks() {
            return this == SIGHUP || this == SIGINT || this == SIGTERM;
        }
    }

    /// @param interrupted whether this program was told to stop while the command ran. Ctrl-C may have ended
    ///     the command before we hear of it, so its signal counts, too.
    static RunEnding of(int exitCode, boolean interrupted) {
        Optional<Signal> signal = Signal.of(exitCode);
        if (interrupted || signal.filter(Signal::asks).isPresent()) {
            return new RunEnding("killed", exitCode, signal);
        }
        return new RunEnding(exitCode == 0 ? "finished" : FAILED, exitCode, signal);
    }

    /// As its run keeps it.
    Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("exit_code", Integer.toString(exitCode));
        signal.ifPresent(it -> tags.put("exit_signal", it.name()));
        return tags;
    }

    /// For people, as `failed, exit code 139 (SIGSEGV)`.
    @Override
    public String toString() {
        return status + ", exit code " + exitCode
                + signal.map(it -> " (" + it + ")").orElse("");
    }
}
