package io.gimbal.core.config;

import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The reference of all settings, made from the records, so that it cannot be out of date.
public final class ConfigReference {
    private static final Map<String, String> WORDS = Map.of(
            "int", "whole number",
            "Integer", "whole number",
            "long", "whole number",
            "double", "number",
            "boolean", "`true`, `false`",
            "String", "text",
            "DataSize", "size");

    private ConfigReference() {}

    /// A Markdown table per area: key, type, default, description.
    public static String markdown(List<Class<? extends Record>> types) {
        return types.stream().map(ConfigReference::section).collect(Collectors.joining("\n"));
    }

    private static String section(Class<? extends Record> type) {
        ConfigRecord<?> described = ConfigRecord.of(type);
        return "## `" + described.area() + "`\n\n| key | type | default | |\n|---|---|---|---|\n"
                + described.entries().stream().map(ConfigReference::row).collect(Collectors.joining());
    }

    private static String row(ConfigRecord.Entry entry) {
        String text = entry.setting().defaultsTo();
        return "| `" + entry.key() + "` | " + typeName(entry) + " | " + (text.isEmpty() ? "–" : "`" + text + "`")
                + " | " + entry.setting().description() + " |\n";
    }

    private static String typeName(ConfigRecord.Entry entry) {
        if (entry.component().getGenericType() instanceof ParameterizedType generic) {
            String element = typeName((Class<?>) generic.getActualTypeArguments()[0]);
            return entry.component().getType() == List.class ? "list of " + element : element;
        }
        return typeName(entry.component().getType());
    }

    private static String typeName(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> "`" + ValueReader.enumText(constant) + "`")
                    .collect(Collectors.joining(", "));
        }
        return WORDS.getOrDefault(type.getSimpleName(), type.getSimpleName().toLowerCase(Locale.ROOT));
    }
}
