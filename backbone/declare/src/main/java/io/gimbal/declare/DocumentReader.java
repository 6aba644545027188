package io.gimbal.declare;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.core.Problems;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Turns documents into declarations of their kinds.
final class DocumentReader {
    private final DeclarationKinds kinds;
    private final Project project;
    private final Problems problems;

    DocumentReader(DeclarationKinds kinds, Project project, Problems problems) {
        this.kinds = kinds;
        this.project = project;
        this.problems = problems;
    }

    /// Empty when something is wrong, which `problems` then says.
    Optional<Intended<?>> read(Document document) {
        Optional<DeclarationKind<?>> kind = kinds.find(document.kind());
        if (kind.isEmpty()) {
            Problem problem = Problem.at(document.location(), "unknown kind \"" + document.kind() + "\"")
                    .withExcerpt(document.kind() + ": " + document.name());
            problems.add(problem.withNearest(document.kind(), kinds.names()));
            return Optional.empty();
        }
        return read(kind.get(), document).map(intended -> intended);
    }

    private <T extends Record> Optional<Intended<T>> read(DeclarationKind<T> kind, Document document) {
        Optional<Reading> found =
                ShapeReader.read(DeclarationKinds.withCommon(kind.shape()), document.body(), problems);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Reading reading = found.get();
        Map<String, SourceFile> files = files(reading.files());
        Optional<T> value = value(kind, reading, document);
        AssetRef ref = AssetRef.of(new AssetKind(document.kind()), project.name(), document.name());
        return value.map(it -> intended(
                kind, document, reading, new Declared<>(ref, it, own(reading.content()), document.body(), files)));
    }

    private <T extends Record> Intended<T> intended(
            DeclarationKind<T> kind, Document document, Reading reading, Declared<T> declared) {
        List<ReferenceUse> references = new ArrayList<>(reading.references());
        references.addAll(kind.references(declared));
        Optional<String> owner = reading.content().findText(DeclarationKinds.OWNER);
        return new Intended<>(
                kind,
                document,
                declared,
                facts(reading.content(), declared.files()),
                owner.or(project::owner),
                references);
    }

    private Map<String, SourceFile> files(List<FileUse> uses) {
        Map<String, SourceFile> found = new LinkedHashMap<>();
        for (FileUse use : uses) {
            SourceFile file = project.contracts().get(use.path());
            if (file == null) {
                Problem problem = Problem.at(use.location(), "no file \"" + use.path() + "\" in the project")
                        .withExcerpt(use.path());
                problems.add(problem.withNearest(use.path(), project.contracts().keySet()));
            } else {
                found.put(use.path(), file);
            }
        }
        return found;
    }

    /// The record may still refuse: what its constructor checks between fields no shape can say.
    private <T extends Record> Optional<T> value(DeclarationKind<T> kind, Reading reading, Document document) {
        try {
            return Optional.of(Json.fromValue(own(reading.typed()), kind.type()));
        } catch (CodedException e) {
            if (!e.isOfTheWriter()) {
                throw e;
            }
            FieldPlace whole = FieldPlace.whole(
                    document.nameLocation(), document.kind() + ": " + document.name(), document.body());
            e.problemsAt(Location.of(""))
                    .forEach(problem -> problems.add(FieldPlace.place(problem, document.body(), whole)));
            return Optional.empty();
        }
    }

    /// What is live, as its kind sees it; empty when it no longer fits the shape of a newer Gimbal.
    static <T extends Record> Optional<Declared<T>> live(DeclarationKind<T> kind, DeclarationRevision revision) {
        Map<String, SourceFile> files = new LinkedHashMap<>();
        revision.files().forEach((path, text) -> files.put(path, new SourceFile(path, text)));
        return live(kind, revision.ref(), revision.facts(), files);
    }

    static <T extends Record> Optional<Declared<T>> live(
            DeclarationKind<T> kind, AssetRef ref, JsonObject facts, Map<String, SourceFile> files) {
        Location place = Location.of(ref.toString());
        Located.Mapping body = (Located.Mapping) Located.of(without(facts, DeclarationKinds.ATTACHED), place);
        return ShapeReader.read(DeclarationKinds.withCommon(kind.shape()), body, new Problems())
                .map(reading -> new Declared<>(
                        ref, Json.fromValue(own(reading.typed()), kind.type()), own(reading.content()), body, files));
    }

    /// Without what every kind has.
    private static JsonObject own(JsonObject all) {
        return without(without(all, DeclarationKinds.DESCRIPTION), DeclarationKinds.OWNER);
    }

    private static JsonObject facts(JsonObject content, Map<String, SourceFile> files) {
        JsonObject facts = without(content, DeclarationKinds.OWNER);
        if (files.isEmpty()) {
            return facts;
        }
        JsonObject.Builder attached = JsonObject.builder();
        new TreeMap<>(files)
                .forEach((path, file) ->
                        attached.put(path, Digest.of(file.text()).toString()));
        return facts.toBuilder()
                .put(DeclarationKinds.ATTACHED, attached.build())
                .build();
    }

    private static JsonObject without(JsonObject object, String name) {
        Map<String, JsonValue> fields = new LinkedHashMap<>(object.fields());
        fields.remove(name);
        return new JsonObject(fields);
    }
}
