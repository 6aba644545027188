package io.gimbal.http;

import io.gimbal.core.DataSize;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which request bodies a route takes. Anything else is refused before its handler runs.
///
/// @param types the accepted media types, in lower case; empty accepts any
/// @param limit the largest body; empty means the server's `max-body`
public record BodyRule(List<String> types, Optional<DataSize> limit) {
    /// What pages post; the server demands the page's token.
    public static final String FORM_TYPE = "application/x-www-form-urlencoded";

    private static final String JSON_TYPE = "application/json";

    /// JSON, or no body at all. Browsers ask before they send JSON to another origin, and are refused.
    public static final BodyRule JSON = new BodyRule(List.of(JSON_TYPE), Optional.empty());

    static final BodyRule FORM = new BodyRule(List.of(FORM_TYPE), Optional.empty());

    public BodyRule {
        types = List.copyOf(types);
    }

    /// Bytes of any type; for uploads, which read [Request#bodyStream].
    public static BodyRule upload(DataSize limit) {
        return new BodyRule(List.of(), Optional.of(limit));
    }

    public static BodyRule ofTypes(String... types) {
        return new BodyRule(List.of(types), Optional.empty());
    }

    public BodyRule withLimit(DataSize size) {
        return new BodyRule(types, Optional.of(size));
    }

    /// Whether a `Content-Type` is accepted; parameters other than a `charset` of UTF-8 are left to the handler.
    public boolean accepts(String contentType) {
        if (types.isEmpty() || types.contains(contentType)) {
            return true;
        }
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
        String parameters =
                semicolon < 0 ? "" : contentType.substring(semicolon).toLowerCase(Locale.ROOT);
        boolean readable =
                !parameters.contains("charset") || parameters.replace("\"", "").contains("charset=utf-8");
        return readable && types.contains(type.toLowerCase(Locale.ROOT));
    }

    boolean isForm() {
        return types.equals(FORM.types);
    }
}
