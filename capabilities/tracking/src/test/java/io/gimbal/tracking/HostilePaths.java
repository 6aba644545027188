package io.gimbal.tracking;

import java.util.List;

/// Texts that must not become a path below the artifacts, whoever decodes them how often; in the test jar, so that
/// every surface is held to them.
public final class HostilePaths {
    public static final List<String> ALL = List.of(
            "/etc/passwd",
            "//etc/passwd",
            "..",
            "../x",
            "a/../../x",
            "a/..",
            "./a",
            "a/.",
            "a//b",
            "a//",
            "C:/x",
            "C:x",
            "c:",
            "a/D:/x",
            "file:x",
            "file:/etc/passwd",
            "FILE:///etc/passwd",
            "a/file:/etc/passwd",
            "http://host/x",
            "\\\\host\\share",
            "a\\..\\b",
            "a\\b",
            "%2e%2e/x",
            "a/%2e%2e/b",
            "a/%2E./b",
            "%252e%252e/x",
            "%25252e%25252e/x",
            "..%2fx",
            "..%252fx",
            "..%25252fx",
            "a%2fb",
            "a%5cb",
            "a%255cb",
            "%2fetc%2fpasswd",
            "%zz%2f..%2f..%2fx",
            "C%3a/x",
            "file%3a/x",
            "a%00",
            "a%2500b",
            "%zz%00",
            "a%0ab",
            "..%c0%af..",
            "a\u0000b",
            "a\nb",
            "a\r\nSet-Cookie: x",
            "a\u007fb",
            "a\u0085b",
            "a\u2028b",
            "a\u202etxt.exe",
            "a\ud800b",
            "\uff0e\uff0e/x",
            "\u2025/x",
            "..\uff0fx",
            "a\uff3cb",
            "a;b",
            "a%3bb",
            "a?b",
            "a%3fb",
            "a#b",
            "a%23b",
            "n".repeat(256),
            "ä".repeat(128),
            "n/".repeat(600) + "n",
            nested(12));

    private HostilePaths() {}

    /// Two dots, percent-encoded so many times.
    private static String nested(int rounds) {
        String text = "%2e%2e/x";
        for (int i = 1; i < rounds; i++) {
            text = text.replace("%", "%25");
        }
        return text;
    }
}
