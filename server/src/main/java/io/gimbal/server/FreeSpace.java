package io.gimbal.server;

import io.gimbal.core.DataSize;
import io.gimbal.core.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/// Room on the disk that holds the home. With less than [#LEAST] the server says that it is not ready: requests are
/// better sent elsewhere before the first write is refused.
record FreeSpace(Home home) {
    private static final DataSize LEAST = DataSize.ofMegabytes(32);

    /// @throws UncheckedIOException if the disk does not say
    DataSize now() {
        try {
            return new DataSize(Files.getFileStore(home.folder()).getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the free space in " + home, e);
        }
    }

    Optional<String> problem() {
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
