/// How versions of models come to be: a pipeline's steps read sources, join features, train, judge and
/// register; a
/// step whose inputs have not changed is not run again, and an alert starts a pipeline by itself.
///
/// Start at [PipelineRuns], which starts a [Pipeline] and tells how far it is, and at [Step], the seven
/// things a step
/// can be. What this module needs of others it states here: [SourceTables], [TrainingSetJoin],
/// [ContractCheck],
/// [VersionRegistry], [RunTracking], and for retraining [Candidates] and [Promotion].
///
/// Invariants: a run's results depend on its declaration, its parameters, its seed and what was known at
/// its as-of,
/// never on the wall clock; a version and the evidence about it appear in one transaction; a run that a
/// crash cut short
/// is shown as failed, and the next one goes on from what is cached.
@NullMarked
package io.gimbal.pipelines;

import org.jspecify.annotations.NullMarked;
