package io.gimbal.bench.tracking;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server answered to a search.
///
/// @param millis from the request to the last byte of the answer
/// @param text the answer
record SearchPage(double millis, String text) {
    private static final Pattern TOKEN = Pattern.compile("\"next_page_token\":\\s*\"([^\"]*)\"");
    private static final Pattern RUN = Pattern.compile("\"run_uuid\"");

    static SearchPage ask(Rest rest, String body) throws IOException {
        byte[] request = rest.request("runs/search", body);
        long began = System.nanoTime();
        byte[] answer = rest.send(request);
        return new SearchPage((System.nanoTime() - began) / 1e6, new String(answer, StandardCharsets.UTF_8));
    }

    /// Empty after the last page.
    String token() {
        Matcher matcher = TOKEN.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    void requireFull() {
        long runs = RUN.matcher(text).results().count();
        if (runs != SearchQuestion.PAGE) {
            throw new IllegalStateException("expected a page of " + SearchQuestion.PAGE + " runs, found " + runs);
        }
    }
}
