package io.gimbal.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A folder with all that is in it. Symbolic links below it are removed, not followed.
///
/// @param root may be missing; there is nothing to remove then
public record FolderTree(Path root) {
    /// Removes the folder and all that is in it.
    ///
    /// @throws CodedException UNAVAILABLE if something cannot be removed
    public void delete() {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            removeAll(root, _ -> true);
        }
    }

    /// Removes all that is in the folder, and makes the folder if it is missing.
    ///
    /// @throws CodedException UNAVAILABLE if something cannot be removed, or the folder not be made
    public void clear() {
        try {
            Path real = Files.createDirectories(root).toRealPath();
            removeAll(real, path -> !path.equals(real));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void removeAll(Path start, Predicate<Path> which) {
        try (Stream<Path> paths = Files.walk(start)) {
            for (Path path :
                    paths.filter(which).sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private CodedException unusable(IOException e) {
        return new CodedException(ErrorCode.UNAVAILABLE, "cannot clear the folder " + root + ": " + e, e);
    }
}
