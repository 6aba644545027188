package io.gimbal.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder that holds everything the embedded stores keep, and the settings. One process at a time has it
/// ([HomeLock]).
public record Home(Path folder) {
    /// The arrangement of the files in a home that this version writes. A higher one is refused.
    public static final int LAYOUT = 1;

    private static final String PROJECT_FILE = "project.yaml";
    private static final String FOLDER_NAME = ".gimbal";

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /// The home somebody means who does not name one: `GIMBAL_HOME`, else `.gimbal` in the project around the working
    /// folder, else in the user's home.
    public static Home locate(Map<String, String> environment, Path workingFolder, Path userHome) {
        return Optional.ofNullable(environment.get("GIMBAL_HOME"))
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .or(() -> Stream.iterate(workingFolder.toAbsolutePath(), at -> at != null, Path::getParent)
                        .filter(at -> Files.exists(at.resolve(PROJECT_FILE)))
                        .findFirst()
                        .map(project -> project.resolve(FOLDER_NAME)))
                .map(Home::new)
                .orElseGet(() -> new Home(userHome.resolve(FOLDER_NAME)));
    }

    /// The settings; need not exist.
    public Path settingsFile() {
        return folder.resolve("gimbal.properties");
    }

    private Path layoutFile() {
        return folder.resolve("layout");
    }

    private Path addressFile() {
        return folder.resolve("server.address");
    }

    /// Makes the folder if there is none, and notes the layout of a new home.
    ///
    /// @throws CodedException FAILED_PRECONDITION if a newer version has written it; UNAVAILABLE if the folder
    ///     cannot be read or written
    public void prepare() {
        requireLayout();
        try {
            Files.createDirectories(folder);
            if (!Files.exists(layoutFile())) {
                replace(folder.resolve(".gitignore"), "*\n");
                replace(layoutFile(), LAYOUT + "\n");
            }
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot use the home " + folder + ": " + e, e);
        }
    }

    /// Looks whether this version can read what is there, and changes nothing. A new home can be read.
    ///
    /// @throws CodedException FAILED_PRECONDITION if a newer version has written it, UNAVAILABLE if it cannot be
    ///     read
    public void requireLayout() {
        try {
            if (Files.exists(layoutFile())) {
                checkLayout(Files.readString(layoutFile()).strip());
            }
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot read the home " + folder + ": " + e, e);
        }
    }

    private void checkLayout(String layout) {
        if (!layout.matches("\\d{1,9}")) {
            throw new CodedException(ErrorCode.CORRUPT, "not a layout number in " + layoutFile() + ": " + layout);
        }
        if (Integer.parseInt(layout) > LAYOUT) {
            throw CodedException.failedPrecondition("the home " + folder + " was written by a newer Gimbal (layout "
                    + layout + ", this one knows " + LAYOUT + "); use that version, or choose another home");
        }
    }

    /// The server that has this home, as far as its note says; it may have ended without removing it.
    ///
    /// @throws CodedException UNAVAILABLE if the note cannot be read
    public Optional<ServerAddress> findServer() {
        try {
            return Files.exists(addressFile())
                    ? ServerAddress.parse(Files.readString(addressFile()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot read " + addressFile() + ": " + e, e);
        }
    }

    /// Notes where the server of this home answers. Called once it does.
    public void putServer(ServerAddress server) {
        try {
            replace(addressFile(), server.toString());
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot write " + addressFile() + ": " + e, e);
        }
    }

    public void deleteServer() {
        try {
            Files.deleteIfExists(addressFile());
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot delete " + addressFile() + ": " + e, e);
        }
    }

    /// A reader sees the old text or the new one.
    private void replace(Path file, String text) throws IOException {
        Path draft = folder.resolve(file.getFileName() + ".draft");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
