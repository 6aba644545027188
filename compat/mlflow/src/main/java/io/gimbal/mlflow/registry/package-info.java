/// Registered models and their versions, as MLflow's clients ask for them. Its one public entry is [RegistryCalls];
/// what a client's stage or name means here, [ClientStage] and [ClientNames] say.
@NullMarked
package io.gimbal.mlflow.registry;

import org.jspecify.annotations.NullMarked;
