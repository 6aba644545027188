package io.gimbal.jobs;

import io.gimbal.core.CodedException;

/// Which job among those of a name. Asking for the same key again asks for the same job.
///
/// @param value 1 to 200 characters
public record JobKey(String value) {
    private static final int LONGEST = 200;

    public JobKey {
        if (value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw CodedException.invalidArgument(
                    "a job's key has 1 to " + LONGEST + " characters, not only spaces: \"" + value + "\"");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
