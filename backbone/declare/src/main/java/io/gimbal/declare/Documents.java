package io.gimbal.declare;

import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import io.gimbal.declare.YamlReader.YamlDocument;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonString;
import java.util.List;
import java.util.Optional;

/// Finds kind and name of documents.
final class Documents {
    private Documents() {}

    static List<Document> read(YamlReader yaml, SourceFile file, Problems problems) {
        return yaml.read(file, problems).stream()
                .flatMap(document -> document(document, problems).stream())
                .toList();
    }

    private static Optional<Document> document(YamlDocument yaml, Problems problems) {
        if (!(yaml.root() instanceof Located.Mapping mapping)
                || mapping.entries().isEmpty()) {
            problems.add(Problem.at(
                    yaml.root().location(),
                    "a declaration is a map whose first key is its kind, as in \"dataset: trips\""));
            return Optional.empty();
        }
        Located.Entry first = mapping.entries().getFirst();
        return name(first, problems).map(name -> {
            Located.Mapping body = new Located.Mapping(
                    mapping.entries().subList(1, mapping.entries().size()), mapping.location());
            return new Document(
                    first.key(), name, first.location(), first.value().location(), body, yaml.source());
        });
    }

    private static Optional<String> name(Located.Entry first, Problems problems) {
        Location location = first.value().location();
        return switch (first.value()) {
            case Located.Scalar scalar
            when scalar.value() instanceof JsonNull -> {
                problems.add(Problem.at(location, "this " + first.key() + " has no name")
                        .withExcerpt(first.key() + ":"));
                yield Optional.empty();
            }
            case Located.Scalar scalar
            when !(scalar.value() instanceof JsonString) -> {
                problems.add(Problem.at(
                                location,
                                "the name of a " + first.key() + " is text, found "
                                        + scalar.value().kind() + " " + scalar.text())
                        .withExcerpt(scalar.text())
                        .withHint("write it in quotes"));
                yield Optional.empty();
            }
            case Located.Scalar scalar -> ShapeRules.name(scalar.text(), location, problems);
            case Located.Sequence _, Located.Mapping _ -> {
                problems.add(Problem.at(
                                location,
                                "the first key of a declaration is its kind and the key's value its name; \""
                                        + first.key() + "\" has no name")
                        .withExcerpt(first.key() + ":"));
                yield Optional.empty();
            }
        };
    }
}
