package io.gimbal.core;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a page of a list ended: the values that its last item was ordered by. As a [PageToken] it says which list it
/// is of, and only that list takes it back.
///
/// A token can be made up by anybody: what comes out of one is of these types and has no zero character, and the list
/// says whether it fits.
///
/// @param values each a `String`, a `Long`, a finite `Double` or an `Instant`, which is kept in microseconds
public record PagePosition(List<Object> values) {
    private static final int DIGITS = 16;
    private static final int SHOWN = 80;

    public PagePosition {
        values = List.copyOf(values);
    }

    /// @param list everything that decides which list it is, and what it is ordered by
    public PageToken token(String list) {
        String text = Stream.concat(
                        Stream.of(fingerprint(list)), values.stream().map(PagePosition::encode))
                .collect(Collectors.joining(","));
        return new PageToken(
                Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// @param fits whether the values are of the list's columns
    /// @throws CodedException INVALID_ARGUMENT if the token is not of this list
    public static PagePosition of(PageToken token, String list, Predicate<List<Object>> fits) {
        String refusal = "not a page token of this list: \"" + Excerpt.of(token.value(), SHOWN) + "\"";
        List<String> parts;
        List<Object> values;
        try {
            parts = List.of(
                    new String(Base64.getUrlDecoder().decode(token.value()), StandardCharsets.UTF_8).split(",", -1));
            values = parts.stream().skip(1).map(PagePosition::decode).toList();
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, refusal, e);
        }
        if (!parts.getFirst().equals(fingerprint(list)) || !fits.test(values)) {
            throw CodedException.invalidArgument(
                    refusal + " is not of this query; filter and order must stay the same");
        }
        return new PagePosition(values);
    }

    private static String fingerprint(String list) {
        return Digest.of(list).hex().substring(0, DIGITS);
    }

    private static String encode(Object value) {
        return switch (value) {
            case Long number -> "n" + number;
            case Double number -> "r" + number;
            case Instant instant -> "i" + ChronoUnit.MICROS.between(Instant.EPOCH, instant);
            default -> "t" + value.toString().replace("%", "%25").replace(",", "%2C");
        };
    }

    private static Object decode(String text) {
        String rest = text.isEmpty() ? "" : text.substring(1);
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case 'n' -> Long.parseLong(rest);
            case 'r' -> finite(Double.parseDouble(rest));
            case 'i' -> Instant.EPOCH.plus(Long.parseLong(rest), ChronoUnit.MICROS);
            case 't' -> kept(rest.replace("%2C", ",").replace("%25", "%"));
            default -> throw new IllegalArgumentException("no type: " + text);
        };
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("no value is " + number);
        }
        return number;
    }

    private static String kept(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no text has a zero character");
        }
        return text;
    }
}
