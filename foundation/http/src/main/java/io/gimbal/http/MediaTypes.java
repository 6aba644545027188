package io.gimbal.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What kind of content a file's name promises, by a fixed table. Only kinds that carry no scripts have a name of
/// their own; pages and programs are plain text, and everything else is bytes.
public final class MediaTypes {
    private static final String BYTES = "application/octet-stream";
    private static final Map<String, String> BY_ENDING = table();

    private MediaTypes() {}

    /// @param name of a file, with its ending or, like `MLmodel`, without
    public static String ofName(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_ENDING.getOrDefault(ending, BYTES);
    }

    private static Map<String, String> table() {
        Map<String, String> table = new HashMap<>();
        List.of("txt", "log", "err", "cfg", "conf", "cnf", "ini", "properties", "toml", "yaml", "yml", "xml", "json")
                .forEach(ending -> table.put(ending, "text/plain"));
        List.of("js", "py", "csv", "tsv", "md", "rst", "html", "htm", "mlmodel", "mlproject", "jsonl", "sql")
                .forEach(ending -> table.put(ending, "text/plain"));
        List.of("png", "gif", "jpeg", "webp", "bmp").forEach(ending -> table.put(ending, "image/" + ending));
        table.put("jpg", "image/jpeg");
        table.put("pdf", "application/pdf");
        table.put("zip", "application/zip");
        return Map.copyOf(table);
    }
}
