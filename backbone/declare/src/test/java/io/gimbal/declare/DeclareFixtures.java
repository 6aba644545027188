package io.gimbal.declare;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.declare.yaml.EngineYamlReader;
import java.util.List;
import java.util.Optional;

/// Reading YAML in tests.
public final class DeclareFixtures {
    public static final YamlReader YAML = new EngineYamlReader();

    private DeclareFixtures() {}

    /// The root of the only document.
    static Located tree(String text) {
        Problems problems = new Problems();
        List<YamlReader.YamlDocument> documents = YAML.read(new SourceFile("test.yaml", text), problems);
        problems.throwIfAny("test.yaml");
        return documents.getFirst().root();
    }

    static Located.Mapping mapping(String text) {
        return (Located.Mapping) tree(text);
    }

    static List<Problem> problems(String text) {
        Problems problems = new Problems();
        YAML.read(new SourceFile("test.yaml", text), problems);
        return problems.list();
    }

    /// A YAML map read with a shape; what is wrong with it goes to `problems`.
    public static Optional<Reading> read(Shape.Fields shape, String text, Problems problems) {
        return ShapeReader.read(shape, mapping(text), problems);
    }
}
