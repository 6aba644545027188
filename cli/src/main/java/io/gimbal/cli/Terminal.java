package io.gimbal.cli;

import java.io.PrintWriter;
import java.util.Objects;

/// Where a verb prints: answers to `out`, everything about how it went to `err`. Not thread-safe.
///
/// @param interactive whether a person watches, so that lines may be rewritten
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {
    public Terminal {
        Objects.requireNonNull(out);
        Objects.requireNonNull(err);
    }

    public void print(String line) {
        out.println(line);
        out.flush();
    }

    public void print(Table table) {
        table.lines().forEach(out::println);
        out.flush();
    }

    /// Something went wrong; said in the way of Unix programs.
    public void printError(String message) {
        err.println("gimbal: " + message);
        err.flush();
    }
}
