package io.gimbal.core;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a server answers, as it notes it in its home for the command line.
public record ServerAddress(URI uri, long processId) {
    private static final Pattern TEXT = Pattern.compile("(https?://\\S+)\n(\\d{1,18})\n");

    /// Two lines, as [#toString] writes them; empty if the text is something else.
    public static Optional<ServerAddress> parse(String text) {
        return Optional.of(TEXT.matcher(text))
                .filter(Matcher::matches)
                .map(it -> new ServerAddress(URI.create(it.group(1)), Long.parseLong(it.group(2))));
    }

    /// Whether the process is still there; another one may have got its number.
    public boolean isAlive() {
        return ProcessHandle.of(processId).map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public String toString() {
        return uri + "\n" + processId + "\n";
    }
}
