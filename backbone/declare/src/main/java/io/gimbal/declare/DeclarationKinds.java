package io.gimbal.declare;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The kinds that the capabilities of this server plugged in. Immutable.
public final class DeclarationKinds {
    /// Where facts keep the digests of the files that belong to a declaration.
    static final String ATTACHED = "attached";

    static final String DESCRIPTION = "description";
    static final String OWNER = "owner";

    private static final List<Field> COMMON = List.of(
            Field.optional(DESCRIPTION, Shape.text(), "What it is, for people."),
            Field.optional(OWNER, Shape.name(), "Who answers for it, when it is not the project's owner."));

    private final Map<String, DeclarationKind<?>> byName = new TreeMap<>();

    /// @throws CodedException INVALID_ARGUMENT if two kinds share a name, or one has a field that all have
    public DeclarationKinds(Collection<? extends DeclarationKind<?>> kinds) {
        for (DeclarationKind<?> kind : kinds) {
            String name = kind.kind().value();
            if (name.equals("project") || byName.putIfAbsent(name, kind) != null) {
                throw CodedException.invalidArgument("two kinds are called \"" + name + "\"");
            }
            Set<String> taken = Set.of(ATTACHED, DESCRIPTION, OWNER, name);
            kind.shape().fields().stream()
                    .map(Field::name)
                    .filter(taken::contains)
                    .findFirst()
                    .ifPresent(field -> {
                        throw CodedException.invalidArgument(
                                "the kind \"" + name + "\" cannot have a field \"" + field + "\" of its own");
                    });
        }
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    Optional<DeclarationKind<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The JSON Schema of a kind's documents.
    ///
    /// @throws CodedException NOT_FOUND naming the nearest kind
    public JsonObject schema(String name) {
        if (name.equals("project")) {
            return JsonSchemas.of(name, "The root of a project, in " + Project.FILE + ".", Projects.SHAPE);
        }
        DeclarationKind<?> kind = find(name)
                .orElseThrow(() -> CodedException.notFound("no kind \"" + name + "\""
                        + NearestName.hint(name, byName.keySet())
                                .map(hint -> ", " + hint)
                                .orElse("")));
        return JsonSchemas.of(name, kind.description(), withCommon(kind.shape()));
    }

    /// The fields of a kind with those that every kind has.
    static Shape.Fields withCommon(Shape.Fields shape) {
        List<Field> all = new ArrayList<>(COMMON);
        all.addAll(shape.fields());
        return new Shape.Fields(all, shape.later());
    }
}
