package io.gimbal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A file for keeping. Browsers save it and never show it as a page of ours, whatever it claims to be.
///
/// It is always answered as a whole: only at its end is it known to be undamaged, so that to answer a range costs as
/// much as all of it. Who asks for one is told so by `Accept-Ranges`, and gets 200.
///
/// @param name what browsers call it when they save it
/// @param tag changes with the content
/// @param size in bytes
/// @param content opened once, when it is wanted; its end is where it is found to be whole
public record Download(String name, String tag, long size, Source content) {
    private static final int BUFFER = 1 << 17;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /// Where the bytes come from.
    @FunctionalInterface
    public interface Source {
        InputStream open();
    }

    /// The file, or 304 to who has it already.
    public Response answer(Request request) {
        String etag = "\"" + tag + "\"";
        Response response = request.header("If-None-Match").filter(etag::equals).isPresent()
                ? Response.notModified()
                : Response.sized(MediaTypes.ofName(name), size, this::copy);
        return response.withHeader("ETag", etag)
                .withHeader("Accept-Ranges", "none")
                .withHeader("Cache-Control", "private, no-cache")
                .withHeader("Content-Disposition", disposition());
    }

    /// One buffer is held back until more has come: the last bytes leave only after the content was found whole, so
    /// that a damaged one never looks complete.
    private void copy(OutputStream output) throws IOException {
        try (InputStream input = content.open()) {
            byte[] ready = new byte[BUFFER];
            byte[] next = new byte[BUFFER];
            int held = input.read(ready);
            while (held >= 0) {
                int count = input.read(next);
                output.write(ready, 0, held);
                byte[] written = ready;
                ready = next;
                next = written;
                held = count;
            }
        }
    }

    /// With a second form for what is not ASCII, as RFC 6266 says.
    private String disposition() {
        if (TOKEN.matcher(name).matches()) {
            return "attachment; filename=" + name;
        }
        String ascii = name.replaceAll("[^ -~]|[\"\\\\]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
