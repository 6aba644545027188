package io.gimbal.declare;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.Map;

/// A declaration that fits its shape.
///
/// @param value what the capability works on
/// @param content the same in the words of the shape, defaults included
/// @param body where each value stands; all of it at one place for what is live
/// @param files the files of the project that belong to it, by path
public record Declared<T extends Record>(
        AssetRef ref, T value, JsonObject content, Located.Mapping body, Map<String, SourceFile> files) {
    public Declared {
        files = Map.copyOf(files);
    }

    public String name() {
        return ref.name();
    }

    /// Where a value stands: keys of maps and indexes of lists, from outside to inside. What is not there is where
    /// its nearest surrounding is.
    public Location location(Object... path) {
        Located here = body;
        for (Object step : path) {
            Located inner = step(here, step);
            if (inner.equals(here)) {
                break;
            }
            here = inner;
        }
        return here.location();
    }

    /// What a record or a service refuses of the declaration, at its places in the document: a problem whose source is
    /// the path of a field, `columns.zone`, stands where that is.
    public List<Problem> placed(CodedException refused) {
        FieldPlace whole = FieldPlace.whole(body.location(), ref.kind() + ": " + name(), body);
        return refused.problemsAt(Location.of("")).stream()
                .map(problem -> FieldPlace.place(problem, body, whole))
                .toList();
    }

    private static Located step(Located here, Object step) {
        return switch (here) {
            case Located.Mapping mapping ->
                mapping.find(step.toString()).map(Located.Entry::value).orElse(here);
            case Located.Sequence sequence ->
                step instanceof Integer index && index < sequence.items().size()
                        ? sequence.items().get(index)
                        : here;
            case Located.Scalar _ -> here;
        };
    }
}
