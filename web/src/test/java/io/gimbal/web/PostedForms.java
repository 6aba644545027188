package io.gimbal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.BodyRule;
import io.gimbal.http.FormToken;
import io.gimbal.http.TestResponse;
import io.gimbal.http.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Posts forms as a browser does: with the token of the page they stand on, and its cookie.
record PostedForms(TestServer server) {
    private static final Pattern TOKEN = Pattern.compile("name=\"" + FormToken.FIELD + "\" value=\"([0-9a-f]+)\"");

    /// @param page with a form
    /// @param action where the form is posted to
    /// @param fields percent-encoded
    TestResponse post(String page, String action, String fields) {
        TestResponse shown = server.get(page);
        Matcher token = TOKEN.matcher(shown.text());
        assertThat(token.find()).isTrue();
        String cookie = shown.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        return server.send(
                "POST",
                action,
                BodyPublishers.ofString(FormToken.FIELD + "=" + token.group(1) + "&" + fields),
                "Content-Type",
                BodyRule.FORM_TYPE,
                "Cookie",
                cookie);
    }
}
