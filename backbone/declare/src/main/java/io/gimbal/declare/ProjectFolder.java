package io.gimbal.declare;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Collects the files of a project from a folder, on the client's side. Hidden folders, and what the project ignores,
/// are left out. Symbolic links are not followed: what they lead to inside the project is found by itself, and what
/// lies outside is not the project's.
public final class ProjectFolder {
    private static final int MAX_FILES = 10_000;
    private static final int MAX_DEPTH = 50;

    private final Projects projects;

    public ProjectFolder(YamlReader yaml) {
        this.projects = new Projects(yaml);
    }

    /// The nearest folder, from `start` upwards, that holds a `project.yaml`.
    public static Optional<Path> findRoot(Path start) {
        for (Path folder = start.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(Project.FILE))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /// The `*.yaml` files below a root, in the order of their paths; what cannot be read is a problem.
    ///
    /// @throws CodedException NOT_FOUND if there is no `project.yaml`, TOO_LARGE beyond 10000 files
    public List<SourceFile> read(Path root, Problems problems) {
        if (!Files.isRegularFile(root.resolve(Project.FILE))) {
            throw CodedException.notFound("no " + Project.FILE + " in " + root.toAbsolutePath()
                    + ": it marks the root of a project and says \"project: NAME\"");
        }
        try {
            IgnoreList ignored = file(root, root.resolve(Project.FILE), new Problems())
                    .map(projects::ignored)
                    .orElse(new IgnoreList(List.of()));
            Collector collector = new Collector(root, ignored, problems);
            Files.walkFileTree(root, Set.of(), MAX_DEPTH, collector);
            return collector.found.stream()
                    .sorted(Comparator.comparing(SourceFile::path))
                    .toList();
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "cannot read the project in " + root + ": " + e, e);
        }
    }

    private static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static Optional<SourceFile> file(Path root, Path file, Problems problems) throws IOException {
        String path = relative(root, file);
        if (Files.size(file) > SourceFile.MAX_LENGTH) {
            problems.add(path, "has " + Files.size(file) + " bytes, at most " + SourceFile.MAX_LENGTH + " are allowed");
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            return Optional.of(new SourceFile(
                    path,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()));
        } catch (CharacterCodingException e) {
            problems.add(Problem.at(new Location(path, lineOfBadByte(bytes), 0), "is not UTF-8 text"));
            return Optional.empty();
        }
    }

    /// The line of the first bytes that are no UTF-8.
    private static int lineOfBadByte(byte[] bytes) {
        String lenient = new String(bytes, StandardCharsets.UTF_8);
        int bad = lenient.indexOf('\uFFFD');
        return 1
                + (int) lenient.substring(0, Math.max(0, bad))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final IgnoreList ignored;
        private final Problems problems;
        private final List<SourceFile> found = new ArrayList<>();

        Collector(Path root, IgnoreList ignored, Problems problems) {
            this.root = root;
            this.ignored = ignored;
            this.problems = problems;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean isWanted = folder.equals(root) || (!isHidden(folder) && !ignored.covers(relative(root, folder)));
            return isWanted ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String path = relative(root, file);
            if (path.endsWith(".yaml") && !isHidden(file) && !ignored.covers(path)) {
                if (attributes.isRegularFile()) {
                    file(root, file, problems).ifPresent(this::add);
                } else if (leadsOutside(file)) {
                    problems.add(path, "is a symbolic link out of the project and is not followed");
                }
            }
            return FileVisitResult.CONTINUE;
        }

        private void add(SourceFile file) {
            if (found.size() == MAX_FILES) {
                throw new CodedException(ErrorCode.TOO_LARGE, "more than " + MAX_FILES + " *.yaml files below " + root);
            }
            found.add(file);
        }

        private boolean leadsOutside(Path link) {
            try {
                return !link.toRealPath().startsWith(root.toRealPath());
            } catch (IOException e) {
                return true; // it leads nowhere
            }
        }

        private static boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }
    }
}
