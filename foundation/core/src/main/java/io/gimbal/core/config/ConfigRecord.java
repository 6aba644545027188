package io.gimbal.core.config;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a settings record asks for: its keys in order, and how to make one.
///
/// @param area what its keys start with
record ConfigRecord<C extends Record>(Class<C> type, String area, List<Entry> entries) {

    /// One component: its key, its type and its documentation.
    record Entry(SettingKey key, RecordComponent component, Setting setting) {}

    ConfigRecord {
        entries = List.copyOf(entries);
    }

    /// @throws CodedException INTERNAL if the record lacks an annotation, which is a defect of the record
    static <C extends Record> ConfigRecord<C> of(Class<C> type) {
        String area = Optional.ofNullable(type.getAnnotation(Area.class))
                .map(Area::value)
                .orElseThrow(() -> defect(type.getSimpleName() + " has no @Area"));
        List<Entry> entries = Arrays.stream(type.getRecordComponents())
                .map(component -> entry(area, component))
                .toList();
        return new ConfigRecord<>(type, area, entries);
    }

    private static Entry entry(String area, RecordComponent component) {
        Setting setting = Optional.ofNullable(component.getAnnotation(Setting.class))
                .orElseThrow(() -> defect(area + ": component " + component.getName() + " has no @Setting"));
        return new Entry(SettingKey.of(area, component.getName()), component, setting);
    }

    /// @throws CodedException INVALID_ARGUMENT if the record's own checks refuse the values
    C create(List<Object> values) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<C> constructor = type.getConstructor(types);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof CodedException refused) {
                throw refused;
            }
            throw CodedException.internal(type.getSimpleName() + " could not be made", e);
        } catch (ReflectiveOperationException e) {
            throw CodedException.internal(type.getSimpleName() + " must be a public record", e);
        }
    }

    private static CodedException defect(String message) {
        return new CodedException(ErrorCode.INTERNAL, message);
    }
}
