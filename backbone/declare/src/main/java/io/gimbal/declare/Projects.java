package io.gimbal.declare;

import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads projects from the texts of their files. Thread-safe.
public final class Projects {
    static final Shape.Fields SHAPE = Shape.fields(
            Field.optional("description", Shape.text(), "What the project is for."),
            Field.optional("owner", Shape.name(), "Who answers for what this project declares."),
            Field.withDefault(
                    "ignore",
                    Shape.anyOf(Shape.text()),
                    JsonArray.of(),
                    "Files and folders below the root that are no declarations; * and ** as usual."));

    private final YamlReader yaml;

    public Projects(YamlReader yaml) {
        this.yaml = yaml;
    }

    /// What `project.yaml` says beside the name.
    private record Settings(Optional<String> description, Optional<String> owner, List<String> ignore) {}

    /// Everything the files declare that can be read; what cannot is a problem.
    ///
    /// @return empty if there is no usable `project.yaml`
    public Optional<Project> read(List<SourceFile> files, Problems problems) {
        Map<String, SourceFile> byPath = new LinkedHashMap<>();
        files.forEach(file -> {
            if (byPath.putIfAbsent(file.path(), file) != null) {
                problems.add(file.path(), "sent twice");
            }
        });
        SourceFile root = byPath.get(Project.FILE);
        if (root == null) {
            problems.add(Project.FILE, "missing: it marks the root of a project and says \"project: NAME\"");
            return Optional.empty();
        }
        List<Document> first = Documents.read(yaml, root, problems);
        Optional<Document> marker = marker(first);
        if (marker.isEmpty()) {
            problems.add(Problem.at(new Location(Project.FILE, 1, 1), "does not say \"project: NAME\""));
        }
        return marker.map(document -> project(document, first, byPath.values(), problems));
    }

    /// The paths a `project.yaml` takes out; none when it cannot be read.
    IgnoreList ignored(SourceFile root) {
        Problems unheard = new Problems();
        return new IgnoreList(marker(Documents.read(yaml, root, unheard))
                .map(document -> settings(document, unheard).ignore())
                .orElse(List.of()));
    }

    private static Optional<Document> marker(List<Document> documents) {
        return documents.stream().filter(Projects::isMarker).findFirst();
    }

    private static boolean isMarker(Document document) {
        return document.kind().equals("project");
    }

    private static Settings settings(Document marker, Problems problems) {
        return ShapeReader.read(SHAPE, marker.body(), problems)
                .map(reading -> Json.fromValue(reading.typed(), Settings.class))
                .orElse(new Settings(Optional.empty(), Optional.empty(), List.of()));
    }

    private Project project(Document marker, List<Document> first, Collection<SourceFile> files, Problems problems) {
        Settings settings = settings(marker, problems);
        IgnoreList ignored = new IgnoreList(settings.ignore());
        List<SourceFile> wanted = files.stream()
                .filter(file -> file.path().endsWith(".yaml") && !ignored.covers(file.path()))
                .sorted(Comparator.comparing(SourceFile::path))
                .toList();
        Map<String, SourceFile> contracts = wanted.stream()
                .filter(Projects::isContract)
                .collect(Collectors.toMap(SourceFile::path, Function.identity()));
        Stream<Document> others = wanted.stream()
                .filter(file -> !isContract(file) && !file.path().equals(Project.FILE))
                .flatMap(file -> Documents.read(yaml, file, problems).stream());
        List<Document> documents = Stream.concat(first.stream(), others)
                .filter(document -> !document.equals(marker))
                .toList();
        documents.stream().filter(Projects::isMarker).forEach(document -> problems.add(nested(document)));
        return new Project(
                marker.name(),
                settings.owner(),
                documents.stream().filter(document -> !isMarker(document)).toList(),
                contracts);
    }

    private static boolean isContract(SourceFile file) {
        return file.path().endsWith(Project.CONTRACT_SUFFIX);
    }

    private static Problem nested(Document document) {
        return Problem.at(document.location(), "a project inside a project")
                .withExcerpt("project: " + document.name())
                .withHint("name its folder under \"ignore\" in " + Project.FILE);
    }
}
