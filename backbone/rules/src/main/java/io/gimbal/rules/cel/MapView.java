package io.gimbal.rules.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.StructValue;
import io.gimbal.rules.ValueType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A bound map or object, read in place: selecting a key looks at no other. A key without a value counts as absent,
/// so `has(map.key)` says whether there is one.
///
/// Both a struct and a map to the library: as a struct it is taken as it is, where a plain map would be walked through
/// on every access to see whether it needs converting.
@SuppressWarnings("Immutable") // values are asked for during one evaluation only; their owner keeps them still
final class MapView extends StructValue<String, Map<String, Object>> implements Map<String, Object> {
    private final String path;
    private final Function<String, ValueType> types;
    private final Map<?, ?> given;

    MapView(String path, ValueType type, Map<?, ?> given) {
        this(path, _ -> type, given);
    }

    MapView(String path, ValueType.ObjectOf type, Map<?, ?> given) {
        this(path, key -> type.fields().getOrDefault(key, ValueType.Scalar.DYNAMIC), given);
    }

    private MapView(String path, Function<String, ValueType> types, Map<?, ?> given) {
        this.path = path;
        this.types = types;
        this.given = given;
    }

    @Override
    public Object select(String key) {
        return adapt(key, given.get(key));
    }

    @Override
    public Optional<Object> find(String key) {
        return Optional.ofNullable(get(key));
    }

    @Override
    public @Nullable Object get(Object key) {
        Object raw = key instanceof String ? given.get(key) : null;
        return Binding.isPresent(raw) ? adapt((String) key, raw) : null;
    }

    @Override
    public boolean containsKey(Object key) {
        return key instanceof String && Binding.isPresent(given.get(key));
    }

    private Object adapt(String key, @Nullable Object raw) {
        ValueType type = types.apply(key);
        if (raw instanceof Double number && !number.isNaN()) {
            if (type == ValueType.Scalar.DOUBLE || type == ValueType.Scalar.DYNAMIC) {
                return raw; // the hot case, without building the path
            }
        }
        return Binding.adapt(path + "." + key, type, raw);
    }

    /// Walking through all of it copies; only comprehensions over keys and comparisons of whole maps do.
    private Map<String, Object> present() {
        Map<String, Object> all = new LinkedHashMap<>();
        given.forEach((key, raw) -> {
            if (key instanceof String name && Binding.isPresent(raw)) {
                all.put(name, adapt(name, raw));
            }
        });
        return all;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return present().entrySet();
    }

    @Override
    public Set<String> keySet() {
        return present().keySet();
    }

    @Override
    public Collection<Object> values() {
        return present().values();
    }

    @Override
    public int size() {
        return present().size();
    }

    @Override
    public boolean isEmpty() {
        return present().isEmpty();
    }

    @Override
    public boolean containsValue(Object value) {
        return present().containsValue(value);
    }

    @Override
    public Map<String, Object> value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return isEmpty();
    }

    @Override
    public CelType celType() {
        return StructTypeReference.create(path);
    }

    @Override
    public Object put(String key, Object value) {
        throw readOnly();
    }

    @Override
    public Object remove(Object key) {
        throw readOnly();
    }

    @Override
    public void putAll(Map<? extends String, ?> all) {
        throw readOnly();
    }

    @Override
    public void clear() {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("bound values are read only");
    }

    @Override
    public String toString() {
        return given.toString();
    }
}
