/// Serving: named places to ask a model, what they answered, and what was right in the end.
///
/// Start at [Predictions]: one call looks up features, asks champion, shadows and failsafe, applies the [Guardrail]s
/// and appends a [PredictionRecord] to the event log before it answers. [Labels] come later; [PredictionLog] reads
/// both together, in order of event time. [Endpoints] knows what is declared, [Candidates] adds shadows by hand,
/// [Failsafes] lets the simpler version take over: by itself when an alert says so, or because a person does.
///
/// What serving needs of others it states here: [Versions] of the registry, [FeatureVectors] of features.
@NullMarked
package io.gimbal.serving;

import org.jspecify.annotations.NullMarked;
