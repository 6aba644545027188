package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import java.util.Objects;

/// A file that was uploaded, under the name it has for those who sent it.
public record DeliveredFile(String name, Digest digest) {
    private static final int MAX_LENGTH = 200;

    public DeliveredFile {
        Objects.requireNonNull(digest);
        checkName(name);
    }

    /// @throws CodedException INVALID_ARGUMENT if it is not a file's name without folder
    public static void checkName(String name) {
        boolean hasFolder = name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..");
        if (name.isBlank()
                || name.length() > MAX_LENGTH
                || hasFolder
                || name.chars().anyMatch(Character::isISOControl)) {
            throw CodedException.invalidArgument("not a file's name: \"" + name + "\", expected 1 to " + MAX_LENGTH
                    + " characters without a folder");
        }
    }
}
