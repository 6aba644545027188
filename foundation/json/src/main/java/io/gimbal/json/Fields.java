package io.gimbal.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of an object: immutable, in the order they were written, compact. Requests are made of many
/// small objects, which a few comparisons search faster than a hash table is filled; larger ones get an
/// index, which is a [HashMap] because that stays fast when somebody sends names with equal hash codes on
/// purpose.
final class Fields extends AbstractMap<String, JsonValue> {
    private static final int SEARCHED_LINEARLY = 8;

    private final String[] names;
    private final JsonValue[] values;
    private final @Nullable Map<String, Integer> index;

    private Fields(String[] names, JsonValue[] values, @Nullable Map<String, Integer> index) {
        this.names = names;
        this.values = values;
        this.index = index;
    }

    static Fields copyOf(Map<String, JsonValue> fields) {
        if (fields instanceof Fields same) {
            return same;
        }
        Collector collector = new Collector();
        fields.forEach((name, value) -> {
            JsonString.requireWhole(name);
            collector.add(name, Objects.requireNonNull(value, name));
        });
        return collector.finish();
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public @Nullable JsonValue get(@Nullable Object name) {
        int at = name instanceof String text ? position(names, names.length, index, text) : -1;
        return at < 0 ? null : values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, JsonValue>> entrySet() {
        return new Entries();
    }

    /// Where the name stands, -1 if nowhere.
    private static int position(String[] names, int count, @Nullable Map<String, Integer> index, String name) {
        if (index != null) {
            Integer at = index.get(name);
            return at == null ? -1 : at;
        }
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// Takes fields one by one and refuses a name it has. Not thread-safe.
    static final class Collector {
        private String[] names = new String[SEARCHED_LINEARLY];
        private JsonValue[] values = new JsonValue[SEARCHED_LINEARLY];
        private @Nullable Map<String, Integer> index;
        private int count;

        /// Begins a field, whose value must follow. False, changing nothing, if the name was there.
        boolean name(String name) {
            if (position(names, count, index, name) >= 0) {
                return false;
            }
            if (count == names.length) {
                grow();
            }
            names[count] = name;
            if (index != null) {
                index.put(name, count);
            }
            count++;
            return true;
        }

        void value(JsonValue value) {
            values[count - 1] = value;
        }

        void add(String name, JsonValue value) {
            name(name);
            value(value);
        }

        Fields finish() {
            return new Fields(Arrays.copyOf(names, count), Arrays.copyOf(values, count), index);
        }

        private void grow() {
            names = Arrays.copyOf(names, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
            if (index == null) {
                index = new HashMap<>();
                for (int i = 0; i < count; i++) {
                    index.put(names[i], i);
                }
            }
        }
    }

    private final class Entries extends AbstractSet<Map.Entry<String, JsonValue>> {
        @Override
        public int size() {
            return names.length;
        }

        @Override
        public Iterator<Map.Entry<String, JsonValue>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < names.length;
                }

                @Override
                public Map.Entry<String, JsonValue> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return Map.entry(names[next], values[next++]);
                }
            };
        }
    }
}
