package io.gimbal.rules.cel;

import dev.cel.common.values.NullValue;
import io.gimbal.rules.ValueType;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// A bound list, read in place. A missing element is the language's null, which no comparison accepts.
final class ListView extends AbstractList<Object> implements RandomAccess {
    private final String path;
    private final ValueType element;
    private final List<?> given;

    ListView(String path, ValueType element, List<?> given) {
        this.path = path;
        this.element = element;
        this.given = given;
    }

    @Override
    public Object get(int index) {
        Object raw = given.get(index);
        return Binding.isPresent(raw) ? Binding.adapt(path, element, raw) : NullValue.NULL_VALUE;
    }

    @Override
    public int size() {
        return given.size();
    }
}
