/// Artifacts as MLflow's clients put, list and fetch them: by their path in the one tree ([TreeRoutes], what programs
/// call), and below a run, a logged model or a model version ([OwnedRoutes], what pages call). Start at
/// [ArtifactRoutes].
///
/// Every path, in an address or a parameter, becomes a [io.gimbal.tracking.ArtifactPath] and by that safe; every file
/// is answered as a [io.gimbal.http.Download] and by that never shown as a page.
@NullMarked
package io.gimbal.mlflow.artifacts;

import org.jspecify.annotations.NullMarked;
