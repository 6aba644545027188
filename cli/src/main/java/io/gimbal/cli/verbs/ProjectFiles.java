package io.gimbal.cli.verbs;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The declarations of a project, as they are sent: every `*.yaml` below its root but for hidden folders.
/// Symbolic links are not followed. What the project ignores, the server leaves out.
record ProjectFiles(Path root, List<SourceFile> files) {
    static final String MARKER = "project.yaml";

    private static final Pattern NAME = Pattern.compile("(?m)^project:[ \\t]*[\"']?([A-Za-z0-9][A-Za-z0-9._-]*)");

    /// @param path relative to the root, with `/`
    record SourceFile(String path, String text) {}

    ProjectFiles {
        files = List.copyOf(files);
    }

    /// Those of the project around the folder.
    ///
    /// @throws CodedException NOT_FOUND if there is no project, INVALID_ARGUMENT if a file is no text
    static ProjectFiles around(Path folder) {
        Path root = findRoot(folder)
                .orElseThrow(() -> CodedException.notFound(
                        "no " + MARKER + " in " + folder + " or above; gimbal init lays out a project"));
        try {
            Collector collector = new Collector(root);
            Files.walkFileTree(root, collector);
            collector.found.sort(Comparator.comparing(SourceFile::path));
            return new ProjectFiles(root, collector.found);
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot read the project in " + root + ": " + e, e);
        }
    }

    /// What the project around the folder is called; empty if there is none, or its marker does not say.
    static Optional<String> findName(Path folder) {
        return findRoot(folder).map(root -> root.resolve(MARKER)).flatMap(marker -> {
            try {
                Matcher name = NAME.matcher(Files.readString(marker));
                return name.find() ? Optional.of(name.group(1)) : Optional.empty();
            } catch (IOException e) {
                throw new CodedException(ErrorCode.UNAVAILABLE, "cannot read " + marker + ": " + e, e);
            }
        });
    }

    private static Optional<Path> findRoot(Path folder) {
        return Stream.iterate(folder.toAbsolutePath().normalize(), at -> at != null, Path::getParent)
                .filter(at -> Files.isRegularFile(at.resolve(MARKER)))
                .findFirst();
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<SourceFile> found = new ArrayList<>();

        Collector(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden =
                    !folder.equals(root) && folder.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile() && file.toString().endsWith(".yaml")) {
                String path = root.relativize(file).toString().replace('\\', '/');
                found.add(new SourceFile(path, read(file)));
            }
            return FileVisitResult.CONTINUE;
        }

        private static String read(Path file) throws IOException {
            try {
                return Files.readString(file);
            } catch (MalformedInputException e) {
                throw new CodedException(ErrorCode.INVALID_ARGUMENT, file + " is not UTF-8 text", e);
            }
        }
    }
}
