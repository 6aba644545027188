package io.gimbal.json;

import io.gimbal.core.CodedException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record as an object, component by component.
final class RecordCodec implements Codec {
    private final RecordShape shape;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final boolean[] optional;

    /// Filled at first use: a record may contain itself.
    private volatile Codec @Nullable [] codecs;

    RecordCodec(Class<?> type) {
        shape = new RecordShape(type);
        optional = new boolean[shape.components().size()];
        for (RecordComponent component : shape.components()) {
            int position = positions.size();
            optional[position] = component.getType() == Optional.class;
            positions.put(Names.ofComponent(component.getName()), position);
        }
    }

    @Override
    public Object read(Path path, JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            throw Mismatch.at(path, "an object", value);
        }
        refuseUnknown(path, object);
        Object[] arguments = new Object[optional.length];
        positions.forEach((name, position) -> arguments[position] = argument(path, object, name, position));
        return shape.create(path, arguments);
    }

    private void refuseUnknown(Path path, JsonObject object) {
        for (String name : object.fields().keySet()) {
            if (!positions.containsKey(name)) {
                throw Mismatch.unknown(path.field(name), name, positions.keySet());
            }
        }
    }

    private Object argument(Path path, JsonObject object, String name, int position) {
        JsonValue field = object.fields().get(name);
        Path at = path.field(name);
        Codec codec = codecs()[position];
        if (optional[position]) {
            return field == null || field instanceof JsonNull ? Optional.empty() : Optional.of(codec.read(at, field));
        }
        if (field == null) {
            throw Mismatch.missing(at);
        }
        return codec.read(at, field);
    }

    @Override
    public JsonValue write(Path path, Object value) {
        Fields.Collector fields = new Fields.Collector();
        positions.forEach((name, position) -> {
            Object component = shape.component(value, position);
            if (component instanceof Optional<?> present) {
                present.ifPresent(content -> fields.add(name, write(path, name, position, content)));
            } else {
                fields.add(name, write(path, name, position, component));
            }
        });
        return new JsonObject(fields.finish());
    }

    private JsonValue write(Path path, String name, int position, @Nullable Object component) {
        Path at = path.field(name);
        if (component == null) {
            throw CodedException.internal("component \"" + at + "\" is null", new NullPointerException(at.toString()));
        }
        return codecs()[position].write(at, component);
    }

    private Codec[] codecs() {
        Codec[] known = codecs;
        if (known == null) {
            known = shape.components().stream()
                    .map(component -> Codecs.of(content(component.getGenericType())))
                    .toArray(Codec[]::new);
            codecs = known;
        }
        return known;
    }

    /// What an `Optional` holds; any other type is its own content.
    private static Type content(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }
}
