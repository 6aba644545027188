package io.gimbal.web.kit;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds resources in a folder, else where they were built to.
final class FolderFirst extends ClassLoader {
    private final Path folder;

    FolderFirst(Path folder, ClassLoader built) {
        super(built);
        this.folder = folder;
    }

    @Override
    public @Nullable URL getResource(String name) {
        Path file = folder.resolve(name);
        try {
            return Files.isRegularFile(file) ? file.toUri().toURL() : super.getResource(name);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
