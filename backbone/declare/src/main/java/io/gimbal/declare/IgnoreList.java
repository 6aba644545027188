package io.gimbal.declare;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The paths a project's `ignore` takes out: `*` is any part of a name, `**` any part of a path; a folder takes out
/// everything below it.
final class IgnoreList {
    private final Pattern pattern;

    IgnoreList(List<String> globs) {
        this.pattern =
                Pattern.compile(globs.stream().map(IgnoreList::regex).collect(Collectors.joining("|", "(", ")(/.*)?")));
    }

    boolean covers(String path) {
        return pattern.matcher(path).matches();
    }

    private static String regex(String glob) {
        String plain = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean isDouble = c == '*' && plain.startsWith("**", i);
            if (isDouble && plain.startsWith("**/", i)) {
                regex.append("(.*/)?");
                i += 2;
            } else if (isDouble) {
                regex.append(".*");
                i++;
            } else {
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
