package io.gimbal.mlflow.tracking;

import io.gimbal.core.CodedException;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Metric;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the next page of a metric's history begins: after the last value of this one.
record HistoryToken(long at, long step, double value) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) (-?\\d{1,19}) ([0-9a-f]{1,16})");
    private static final int MAX_LENGTH = 100;

    static HistoryToken of(Metric last) {
        return new HistoryToken(last.at().toEpochMilli(), last.step(), last.value());
    }

    /// @throws CodedException INVALID_ARGUMENT if it is none of ours
    static HistoryToken parse(String text) {
        try {
            String plain = text.length() > MAX_LENGTH
                    ? ""
                    : new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Matcher form = FORM.matcher(plain);
            if (form.matches()) {
                double value = Double.longBitsToDouble(Long.parseUnsignedLong(form.group(3), 16));
                return new HistoryToken(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), value);
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    private static CodedException unknown() {
        return CodedException.invalidArgument("Invalid page token: expected the one that came with the page before");
    }

    String text() {
        String plain = at + " " + step + " " + Long.toHexString(Double.doubleToLongBits(value));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    Metric after(Key key) {
        return new Metric(key, value, Instant.ofEpochMilli(at), step);
    }
}
