/// The seven things a step can be: one class each behind [io.gimbal.pipelines.StepWork].
///
/// Start at [Works], which says which class does which step. Tables are Parquet files and models are model
/// directories, all of them in the blob store; nothing here keeps state between runs.
@NullMarked
package io.gimbal.pipelines.steps;

import org.jspecify.annotations.NullMarked;
