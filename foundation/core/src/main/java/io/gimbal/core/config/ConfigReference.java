package io.gimbal.core.config;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The reference of all settings, made from the records, so that it cannot be out of date.
public final class ConfigReference {
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
        Class<?> type = entry.component().getType();
        if (type.isEnum()) {
            return List.of(type.getEnumConstants()).stream()
                    .map(constant -> "`" + ValueReader.enumText(constant) + "`")
                    .collect(Collectors.joining(", "));
        }
        return simpleName(entry.component().getGenericType().getTypeName());
    }

    /// `java.util.Optional<java.nio.file.Path>` as people say it: `optional path`.
    private static String simpleName(String typeName) {
        return typeName.replaceAll("[a-z0-9]+\\.", "")
                .replace("Optional<", "optional ")
                .replace("List<", "list of ")
                .replace(">", "")
                .toLowerCase(Locale.ROOT)
                .replace("datasize", "size");
    }
}
