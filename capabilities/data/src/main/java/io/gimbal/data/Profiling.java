package io.gimbal.data;

import java.util.Set;

/// Makes profiles. Thread-safe.
public interface Profiling {
    /// @param without columns that are left out, because every value is another one
    Profile profile(DatasetContent content, Set<String> without);
}
