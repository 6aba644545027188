package io.gimbal.serving.predict;

import io.gimbal.serving.FieldType;
import io.gimbal.serving.ServiceShape;
import java.util.ArrayList;
import java.util.List;

/// The columns of a service's vector: inputs, then features. Immutable.
final class VectorLayout {
    private final int inputs;
    private final List<String> names;
    private final List<FieldType> types;

    VectorLayout(ServiceShape shape) {
        inputs = shape.inputs().size();
        List<String> all = new ArrayList<>(shape.inputs().keySet());
        all.addAll(shape.features().keySet());
        names = List.copyOf(all);
        List<FieldType> each = new ArrayList<>(shape.inputs().values());
        each.addAll(shape.features().values());
        types = List.copyOf(each);
    }

    int size() {
        return names.size();
    }

    int inputs() {
        return inputs;
    }

    List<String> names() {
        return names;
    }

    String name(int index) {
        return names.get(index);
    }

    FieldType type(int index) {
        return types.get(index);
    }
}
