package io.gimbal.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What stands behind the question mark, or in a posted form. Names may repeat.
public final class Parameters {
    public static final Parameters EMPTY = new Parameters(Map.of());

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /// @throws CodedException INVALID_ARGUMENT if the text is not percent-encoded UTF-8
    public static Parameters parse(String encoded) {
        if (encoded.isEmpty()) {
            return EMPTY;
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        int start = 0;
        while (start <= encoded.length()) {
            int ampersand = encoded.indexOf('&', start);
            int end = ampersand < 0 ? encoded.length() : ampersand;
            if (end > start) {
                int equals = encoded.indexOf('=', start);
                boolean valued = equals >= 0 && equals < end;
                String name = PercentDecoder.decode(encoded.substring(start, valued ? equals : end), true);
                String value = valued ? PercentDecoder.decode(encoded.substring(equals + 1, end), true) : "";
                values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
            }
            start = end + 1;
        }
        return new Parameters(values);
    }

    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /// @throws CodedException INVALID_ARGUMENT if the name repeats
    public Optional<String> find(String name) {
        List<String> found = values.getOrDefault(name, List.of());
        if (found.size() > 1) {
            throw CodedException.invalidArgument("parameter \"" + name + "\" stands " + found.size() + " times");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /// @throws CodedException INVALID_ARGUMENT if it is missing or repeats
    public String get(String name) {
        return find(name).orElseThrow(() -> CodedException.invalidArgument("parameter \"" + name + "\" is missing"));
    }

    public List<String> list(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /// @throws CodedException INVALID_ARGUMENT if it is no whole number, or repeats
    public Optional<Long> findInteger(String name) {
        return find(name).map(text -> {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw CodedException.invalidArgument(
                        "parameter \"" + name + "\" expected a whole number, found \"" + text + "\"");
            }
        });
    }

    /// @throws CodedException INVALID_ARGUMENT if it is neither `true` nor `false`, or repeats
    public Optional<Boolean> findFlag(String name) {
        return find(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw CodedException.invalidArgument(
                        "parameter \"" + name + "\" expected true or false, found \"" + text + "\"");
        });
    }

    /// For handlers that would not want to ignore a misspelt name.
    ///
    /// @throws CodedException INVALID_ARGUMENT naming the first parameter that is none of these, and the nearest
    public Parameters only(String... known) {
        for (String name : values.keySet()) {
            if (!List.of(known).contains(name)) {
                String hint = NearestName.hint(name, List.of(known))
                        .map(text -> " (" + text + ")")
                        .orElse("");
                throw CodedException.invalidArgument("unknown parameter \"" + name + "\"" + hint);
            }
        }
        return this;
    }
}
