package io.gimbal.pipelines;

import io.gimbal.json.JsonObject;
import java.util.Optional;

/// A step that is about to be run, once, on the thread of its run.
public interface StepWork {
    /// Everything the result depends on: what the step says, digests of what it reads, the parameters it
    /// uses and the version of the code that does it. Two steps with equal bases make the same bytes.
    ///
    /// @return empty if it must be done every time
    /// @throws io.gimbal.core.CodedException if an input is missing
    Optional<JsonObject> basis();

    /// Does the work.
    StepOutput run();
}
