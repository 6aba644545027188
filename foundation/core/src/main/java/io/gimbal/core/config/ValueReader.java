package io.gimbal.core.config;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.Durations;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.NearestName;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Turns the text of a setting into a value of its component's type. Every refusal is a [CodedException] that says what
/// was expected.
///
/// @param home where relative paths start
/// @param environment what `env:` secrets refer to
record ValueReader(Path home, Map<String, String> environment) {
    private static final Map<Class<?>, Function<String, Object>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, text -> text),
            Map.entry(int.class, number("a whole number", Integer::valueOf)),
            Map.entry(Integer.class, number("a whole number", Integer::valueOf)),
            Map.entry(long.class, number("a whole number", Long::valueOf)),
            Map.entry(Long.class, number("a whole number", Long::valueOf)),
            Map.entry(double.class, number("a number", ValueReader::finite)),
            Map.entry(Double.class, number("a number", ValueReader::finite)),
            Map.entry(boolean.class, ValueReader::readBoolean),
            Map.entry(Boolean.class, ValueReader::readBoolean),
            Map.entry(Duration.class, Durations::parse),
            Map.entry(DataSize.class, DataSize::parse));

    Object read(Type type, String text) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return text.isEmpty() ? Optional.empty() : Optional.of(read(element, text));
            }
            if (generic.getRawType() == List.class) {
                return text.isEmpty() ? List.of() : readList(element, text);
            }
        }
        return type instanceof Class<?> plain ? readPlain(plain, text) : unknownType(type);
    }

    private List<Object> readList(Type element, String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(item -> read(element, item))
                .toList();
    }

    private Object readPlain(Class<?> type, String text) {
        if (type.isEnum()) {
            return readEnum(type, text);
        }
        if (type == Path.class) {
            return readPath(text);
        }
        if (type == Secret.class) {
            return readSecret(text);
        }
        return Optional.ofNullable(SIMPLE.get(type))
                .map(reader -> reader.apply(text))
                .orElseGet(() -> unknownType(type));
    }

    private static Function<String, Object> number(String expected, Function<String, Object> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (NumberFormatException e) {
                throw new CodedException(
                        ErrorCode.INVALID_ARGUMENT, "not " + expected + " in range: \"" + text + "\"", e);
            }
        };
    }

    private static Double finite(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException("not finite");
        }
        return value;
    }

    private static Boolean readBoolean(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw CodedException.invalidArgument("expected true or false, not \"" + text + "\"");
        };
    }

    private static Object readEnum(Class<?> type, String text) {
        Object[] constants = type.getEnumConstants();
        List<String> names = Arrays.stream(constants).map(ValueReader::enumText).toList();
        int index = names.indexOf(text);
        if (index < 0) {
            String hint = NearestName.hint(text, names).map(it -> ", " + it).orElse("");
            throw CodedException.invalidArgument("unknown value \"" + text + "\"" + hint);
        }
        return constants[index];
    }

    static String enumText(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Path readPath(String text) {
        try {
            return home.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "not a path: \"" + text + "\"", e);
        }
    }

    /// The text is never repeated in a message: who writes a secret in clear should not find it in a log as well.
    private Secret readSecret(String text) {
        if (text.startsWith("env:")) {
            String variable = text.substring("env:".length());
            return Optional.ofNullable(environment.get(variable))
                    .map(value -> new Secret(text, value))
                    .orElseThrow(() ->
                            CodedException.invalidArgument("the variable " + variable + " it refers to is not set"));
        }
        if (text.startsWith("file:")) {
            Path file = readPath(text.substring("file:".length()));
            try {
                return new Secret(text, Files.readString(file).strip());
            } catch (IOException e) {
                throw new CodedException(
                        ErrorCode.INVALID_ARGUMENT, "the file " + file + " it refers to cannot be read", e);
            }
        }
        throw CodedException.invalidArgument(
                "a secret is never written here; refer to it by file:PATH or env:VARIABLE");
    }

    private static Object unknownType(Type type) {
        throw new CodedException(ErrorCode.INTERNAL, "settings cannot be of type " + type.getTypeName());
    }
}
