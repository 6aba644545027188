package io.gimbal.tracking.search;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Excerpt;
import io.gimbal.core.PageToken;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a page ended: the values that its last item was ordered by, and which query it was of.
final class Position {
    private static final int DIGITS = 16;

    private Position() {}

    /// @param query everything that decides what is found, and in which order
    static PageToken token(String query, List<SortValue> values) {
        String text = Stream.concat(
                        Stream.of(fingerprint(query)), values.stream().map(Position::encode))
                .collect(Collectors.joining(","));
        return new PageToken(
                Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// @throws CodedException INVALID_ARGUMENT if the token is not of this query
    static List<SortValue> of(PageToken token, String query, Ordering ordering) {
        String[] parts;
        try {
            parts = new String(Base64.getUrlDecoder().decode(token.value()), StandardCharsets.UTF_8).split(",", -1);
            List<SortValue> values =
                    Arrays.stream(parts).skip(1).map(Position::decode).toList();
            if (parts[0].equals(fingerprint(query)) && fits(values, ordering)) {
                return values;
            }
        } catch (IllegalArgumentException e) {
            throw new CodedException(ErrorCode.INVALID_ARGUMENT, "not a page token: " + shown(token), e);
        }
        throw CodedException.invalidArgument(
                "page token " + shown(token) + " is not of this query; filter and order must stay the same");
    }

    private static String shown(PageToken token) {
        return "\"" + Excerpt.of(token.value(), 80) + "\"";
    }

    private static String fingerprint(String query) {
        return Digest.of(query).hex().substring(0, DIGITS);
    }

    private static boolean fits(List<SortValue> values, Ordering ordering) {
        if (values.size() != ordering.keys().size()) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            if (!fits(values.get(i), ordering.keys().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(SortValue value, SortKey key) {
        return value.phase() != SortValue.THERE
                ? !key.isAlwaysThere()
                : switch (key.type()) {
                    case TEXT -> value.value() instanceof String;
                    case INTEGER -> value.value() instanceof Long;
                    case REAL -> value.value() instanceof Double;
                };
    }

    private static String encode(SortValue value) {
        return switch (value.value()) {
            case Object _ when value.phase() != SortValue.THERE -> "p" + value.phase();
            case Long number -> "n" + number;
            case Double number -> "r" + number;
            case Object text -> "t" + URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
        };
    }

    private static SortValue decode(String text) {
        String rest = text.isEmpty() ? "" : text.substring(1);
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case 'p' -> phase(Integer.parseInt(rest));
            case 'n' -> SortValue.of(Long.parseLong(rest));
            case 'r' -> SortValue.of(finite(Double.parseDouble(rest)));
            case 't' -> SortValue.of(kept(URLDecoder.decode(rest, StandardCharsets.UTF_8)));
            default -> throw new IllegalArgumentException("no kind of value: " + text);
        };
    }

    private static SortValue phase(int phase) {
        if (phase != SortValue.NOT_A_NUMBER && phase != SortValue.MISSING) {
            throw new IllegalArgumentException("no phase: " + phase);
        }
        return new SortValue(phase, "");
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
