/// The `linear` flavour: [LinearTrainer] fits least squares with a little ridge on standardised inputs,
/// categories one by one; [LinearRuntime] adds up its terms, which stand readable in `linear.json`.
@NullMarked
package io.gimbal.model.linear;

import org.jspecify.annotations.NullMarked;
