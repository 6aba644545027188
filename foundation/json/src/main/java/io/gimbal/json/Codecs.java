package io.gimbal.json;

import io.gimbal.core.CodedException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the codec of a type. Those of records are made once per class and kept as long as the class lives.
final class Codecs {
    private static final ClassValue<Codec> RECORDS = new ClassValue<>() {
        @Override
        protected Codec computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            boolean isText = components.length == 1
                    && components[0].getType() == String.class
                    && components[0].getName().equals("value");
            return isText ? new TextRecordCodec(type) : new RecordCodec(type);
        }
    };
    private static final ClassValue<Codec> ENUMS = new ClassValue<>() {
        @Override
        protected Codec computeValue(Class<?> type) {
            return new EnumCodec(type);
        }
    };

    private Codecs() {}

    /// @throws CodedException UNSUPPORTED if the type has no JSON form
    static Codec of(Type type) {
        return switch (type) {
            case Class<?> plain -> ofClass(plain);
            case ParameterizedType generic -> ofGeneric(generic);
            default -> DynamicCodec.INSTANCE;
        };
    }

    private static Codec ofClass(Class<?> type) {
        Codec scalar = Scalars.find(type);
        if (scalar != null) {
            return scalar;
        }
        if (JsonValue.class.isAssignableFrom(type)) {
            return new TreeCodec(type.asSubclass(JsonValue.class));
        }
        if (type.isRecord()) {
            return RECORDS.get(type);
        }
        if (type.isEnum()) {
            return ENUMS.get(type);
        }
        if (type == Object.class) {
            return DynamicCodec.INSTANCE;
        }
        throw CodedException.unsupported("type " + type.getTypeName() + " has no JSON form");
    }

    private static Codec ofGeneric(ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        Class<?> raw = (Class<?>) generic.getRawType();
        if (raw == List.class) {
            return new CollectionCodec(of(arguments[0]), false);
        }
        if (raw == Set.class) {
            return new CollectionCodec(of(arguments[0]), true);
        }
        if (raw == Map.class) {
            return new MapCodec(of(arguments[0]), of(arguments[1]));
        }
        if (raw == Optional.class) {
            throw CodedException.unsupported("an Optional has a JSON form only as the component of a record");
        }
        return ofClass(raw);
    }
}
