package io.gimbal.jobs;

import io.gimbal.core.CodedException;
import java.util.regex.Pattern;

/// What kind of work: the name its handler was registered by, like `run-pipeline`.
public record JobName(String value) implements Comparable<JobName> {
    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    public JobName {
        if (!ALLOWED.matcher(value).matches()) {
            throw CodedException.invalidArgument("not a job's name, expected up to 60 lower-case letters, digits and"
                    + " dashes: \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(JobName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
