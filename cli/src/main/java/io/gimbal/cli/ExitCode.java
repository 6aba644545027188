package io.gimbal.cli;

/// What a script learns from how a verb ended.
public enum ExitCode {
    /// It is done.
    DONE(0),
    /// The server refused, or what was asked for is not well.
    REFUSED(1),
    /// The command line, or what it sent, was malformed.
    MISUSED(2),
    /// No server could be reached or started, or it failed.
    FAILED(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
