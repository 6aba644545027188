package io.gimbal.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// Room on the disk that holds a home, or would hold it. With less than [#LEAST] a server says that it is not ready:
/// requests are better sent elsewhere before the first write is refused.
public record FreeSpace(Home home) {
    private static final DataSize LEAST = DataSize.ofMegabytes(32);

    /// @throws UncheckedIOException if the disk does not say
    DataSize now() {
        try {
            return new DataSize(Files.getFileStore(existing(home.folder())).getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the free space in " + home, e);
        }
    }

    private static Path existing(Path folder) {
        return Files.exists(folder) ? folder : existing(Objects.requireNonNull(folder.getParent()));
    }

    /// What is wrong, if a server should not take requests.
    public Optional<String> problem() {
        return lacking(LEAST);
    }

    /// What is wrong when this much is wanted.
    Optional<String> lacking(DataSize wanted) {
        return now().compareTo(wanted) < 0 ? Optional.of(text() + ", expected at least " + wanted) : Optional.empty();
    }

    /// How much there is, to be read.
    String text() {
        return now().bytes() / (1 << 20) + " MB free in " + home;
    }
}
