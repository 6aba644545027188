/// The kind `pipeline`: what its documents say, and everything that can be found wrong with one before it
/// runs.
///
/// Start at [PipelineKind].
@NullMarked
package io.gimbal.pipelines.declared;

import org.jspecify.annotations.NullMarked;
