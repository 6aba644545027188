package io.gimbal.mlflow.registry;

import io.gimbal.http.Response;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelSnapshot;
import io.gimbal.registry.Snapshots;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.VersionSnapshot;
import io.gimbal.sql.Database;
import io.gimbal.sql.SqlWork;

/// Does what a request asks for in one transaction, and answers with what there is at its end. Thread-safe.
final class ClientWork {
    private final Database database;
    private final Snapshots snapshots;

    ClientWork(Database database, Snapshots snapshots) {
        this.database = database;
        this.snapshots = snapshots;
    }

    /// @param work finds the model, and changes nothing
    Response findModel(SqlWork<ModelName> work) {
        return answerModel(database.read(transaction -> snapshots.get(transaction, work.run(transaction))));
    }

    /// @param work changes the model
    Response changeModel(SqlWork<ModelName> work) {
        return answerModel(database.write(transaction -> snapshots.get(transaction, work.run(transaction))));
    }

    /// @param work finds the version, and changes nothing
    Response findVersion(SqlWork<VersionId> work) {
        return answer(database.read(transaction -> snapshots.get(transaction, work.run(transaction))));
    }

    /// @param work changes the version
    Response changeVersion(SqlWork<VersionId> work) {
        return answer(database.write(transaction -> snapshots.get(transaction, work.run(transaction))));
    }

    /// Answers without data.
    <T> Response change(SqlWork<T> work) {
        database.write(work);
        return WireWriter.nothing();
    }

    static Response answer(VersionSnapshot version) {
        return WireWriter.answer(json -> json.object("model_version", item -> RegistryAnswers.version(item, version)));
    }

    private static Response answerModel(ModelSnapshot model) {
        return WireWriter.answer(json -> json.object("registered_model", item -> RegistryAnswers.model(item, model)));
    }
}
