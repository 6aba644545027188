package io.gimbal.json;

import io.gimbal.core.CodedException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// A record's constructor and accessors.
final class RecordShape {
    private final Constructor<?> constructor;
    private final List<RecordComponent> components;
    private final Method[] accessors;

    RecordShape(Class<?> type) {
        components = List.of(type.getRecordComponents());
        try {
            constructor = type.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw CodedException.internal("every record has a canonical constructor: " + type.getName(), e);
        }
        constructor.setAccessible(true);
        accessors = components.stream().map(RecordComponent::getAccessor).toArray(Method[]::new);
        Arrays.stream(accessors).forEach(accessor -> accessor.setAccessible(true));
    }

    List<RecordComponent> components() {
        return components;
    }

    /// @throws CodedException INVALID_ARGUMENT or UNSUPPORTED with the path if the record refuses the arguments
    Object create(Path path, Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw refused(path, Objects.requireNonNullElse(e.getCause(), e));
        } catch (ReflectiveOperationException e) {
            throw CodedException.internal("record cannot be made: " + constructor, e);
        }
    }

    Object component(Object subject, int index) {
        try {
            return accessors[index].invoke(subject);
        } catch (ReflectiveOperationException e) {
            throw CodedException.internal("record cannot be read: " + accessors[index], e);
        }
    }

    private static RuntimeException refused(Path path, Throwable cause) {
        return switch (cause) {
            case CodedException coded -> Mismatch.rethrown(path, coded);
            case IllegalArgumentException argument -> Mismatch.rethrown(path, argument);
            case Error error -> throw error;
            default -> CodedException.internal("record failed on \"" + path + "\"", cause);
        };
    }
}
