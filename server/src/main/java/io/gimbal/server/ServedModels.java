package io.gimbal.server;

import io.gimbal.model.ModelRuntimes;
import io.gimbal.model.StoredModels;
import io.gimbal.model.Trainers;
import io.gimbal.model.linear.LinearRuntime;
import io.gimbal.model.linear.LinearTrainer;
import io.gimbal.model.median.MedianTableRuntime;
import io.gimbal.model.median.MedianTableTrainer;
import io.gimbal.model.xgboost.XgboostRuntime;
import io.gimbal.model.xgboost.XgboostTrainer;
import io.gimbal.registry.wiring.RegistryModule;
import io.gimbal.server.bridges.RegisteredVersions;
import io.gimbal.server.bridges.TrainingSetRows;
import java.nio.file.Path;
import java.util.List;

/// Which kinds of models can be trained and run, and where their files lie.
///
/// @param folder where models are laid out to be loaded
record ServedModels(StoredModels stored, ModelRuntimes runtimes, Path folder, RegisteredVersions versions) {

    static ServedModels of(Storage storage, RegistryModule registry) {
        return new ServedModels(
                new StoredModels(storage.blobs()),
                new ModelRuntimes(List.of(new MedianTableRuntime(), new LinearRuntime(), new XgboostRuntime())),
                storage.folder("models"),
                new RegisteredVersions(registry.versions(), registry.aliases()));
    }

    static Trainers trainers() {
        return new Trainers(List.of(new MedianTableTrainer(), new LinearTrainer(), new XgboostTrainer()));
    }

    /// The rows that a version was trained with.
    TrainingSetRows trainingRows(Ground ground, RegistryModule registry) {
        Storage storage = ground.storage();
        return new TrainingSetRows(
                registry.versions(),
                ground.assets(),
                new TrainingSetRows.Storage(storage.blobs(), storage.queries(), stored, runtimes, folder));
    }
}
