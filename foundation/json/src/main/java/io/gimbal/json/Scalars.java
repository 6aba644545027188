package io.gimbal.json;

import io.gimbal.core.DataSize;
import io.gimbal.core.Digest;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The types that are one number, flag or text in JSON.
final class Scalars {
    private static final Codec FLAG = new ScalarCodec<JsonBoolean, Boolean>(
            "true or false", JsonBoolean.class, JsonBoolean::value, JsonValue::of);
    private static final Codec INT = ScalarCodec.<Integer>number(
            "a whole number of 32 bits", Scalars::toInt, value -> JsonValue.of(value.longValue()));
    private static final Codec LONG = ScalarCodec.<Long>number("a whole number", JsonNumber::longValue, JsonValue::of);
    private static final Codec DOUBLE = ScalarCodec.<Double>number("a number", Scalars::toDouble, JsonValue::of);

    private static final Map<Class<?>, Codec> CODECS = Map.ofEntries(
            Map.entry(boolean.class, FLAG),
            Map.entry(Boolean.class, FLAG),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(
                    BigInteger.class,
                    ScalarCodec.<BigInteger>number("a whole number", Scalars::toBigInteger, JsonNumber::of)),
            Map.entry(String.class, ScalarCodec.text("text", Function.identity(), Function.<String>identity())),
            Map.entry(Instant.class, iso("an instant like 2026-11-21T08:30:00Z", Instant::parse)),
            Map.entry(LocalDate.class, iso("a date like 2026-11-21", LocalDate::parse)),
            Map.entry(Duration.class, iso("a duration like PT1H30M", Duration::parse)),
            Map.entry(Digest.class, ScalarCodec.text("a digest", Digest::parse, Digest::toString)),
            Map.entry(DataSize.class, ScalarCodec.text("a size like 512 MB", DataSize::parse, DataSize::toString)));

    private Scalars() {}

    static @Nullable Codec find(Class<?> type) {
        return CODECS.get(type);
    }

    private static int toInt(JsonNumber number) {
        long value = number.longValue();
        if (value != (int) value) {
            throw new ArithmeticException("expected a whole number of 32 bits, found " + value);
        }
        return (int) value;
    }

    private static double toDouble(JsonNumber number) {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("number is beyond the range of doubles");
        }
        return value;
    }

    private static BigInteger toBigInteger(JsonNumber number) {
        return switch (number) {
            case JsonNumber.Big big -> big.value();
            case JsonNumber.Whole _, JsonNumber.Real _ -> BigInteger.valueOf(number.longValue());
        };
    }

    private static <T> Codec iso(String expected, Function<String, T> parser) {
        return ScalarCodec.<T>text(
                expected,
                text -> {
                    try {
                        return parser.apply(text);
                    } catch (DateTimeParseException e) {
                        throw new IllegalArgumentException("expected " + expected + ", found \"" + text + "\"", e);
                    }
                },
                Object::toString);
    }
}
