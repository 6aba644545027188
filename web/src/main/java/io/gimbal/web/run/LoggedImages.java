package io.gimbal.web.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What MLflow's client calls the images of a series: `KEY+step+3+timestamp+1795311030650+ID.png`, and a smaller copy
/// of each with `+compressed` at its end. Older clients write `%` for `+`.
final class LoggedImages {
    private static final Pattern NAME =
            Pattern.compile("(.+)([+%])step\\2(\\d+)\\2timestamp\\2\\d+\\2[0-9a-f-]+(\\2compressed)?\\.\\w+");

    private LoggedImages() {}

    /// A file's name in words, if it is one of these.
    static String title(String file) {
        Matcher image = NAME.matcher(file);
        return image.matches()
                ? image.group(1) + ", step " + image.group(3) + (image.group(4) == null ? "" : ", smaller")
                : file;
    }
}
