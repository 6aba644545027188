package io.gimbal.web.kit;

import gg.jte.CodeResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Templates as they stand in a folder now. (The library has the same, in the jar that only the build uses.)
record FolderTemplates(Path folder) implements CodeResolver {
    @Override
    public @Nullable String resolve(String name) {
        try {
            return exists(name) ? Files.readString(folder.resolve(name)) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long getLastModified(String name) {
        return folder.resolve(name).toFile().lastModified();
    }

    @Override
    public boolean exists(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }
}
