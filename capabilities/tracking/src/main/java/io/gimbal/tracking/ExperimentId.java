package io.gimbal.tracking;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// A decimal number as text, counted from 1; `0` is the experiment named `Default`.
public record ExperimentId(String value) {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    public ExperimentId {
        if (!NUMBER.matcher(value).matches()) {
            throw CodedException.invalidArgument("not an experiment id: \"" + value + "\", expected a whole number");
        }
    }

    public static ExperimentId of(long number) {
        return new ExperimentId(Long.toString(number));
    }

    public long number() {
        return Long.parseLong(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
