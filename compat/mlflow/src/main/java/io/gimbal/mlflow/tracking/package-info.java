/// Experiments, runs, metrics and logged models as MLflow's clients call them. Start at [TrackingRoutes]; `...Json`
/// writes a thing of ours in their words, `...Decoder` reads what is logged thousands of times a second straight into
/// what our services take.
@NullMarked
package io.gimbal.mlflow.tracking;

import org.jspecify.annotations.NullMarked;
