package io.gimbal.mlflow.registry;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.mlflow.Fields;
import io.gimbal.registry.FlatNames;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.VersionId;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.Optional;

/// What the names and numbers of a request mean. Thread-safe.
final class ClientNames {
    private final FlatNames names;
    private final ModelVersions versions;

    ClientNames(FlatNames names, ModelVersions versions) {
        this.names = names;
        this.versions = versions;
    }

    /// The model called `name`.
    ///
    /// @throws CodedException NOT_FOUND
    ModelName model(Transaction transaction, Fields request) throws SQLException {
        return names.get(transaction, request.text("name"));
    }

    boolean isTaken(Transaction transaction, String name) throws SQLException {
        return names.find(transaction, name).isPresent();
    }

    /// The version of `version` and `name`.
    ///
    /// @throws CodedException NOT_FOUND
    VersionId version(Transaction transaction, Fields request) throws SQLException {
        String name = request.text("name");
        String number = request.id("version");
        Optional<VersionId> version = id(names.find(transaction, name), number(number));
        if (version.isEmpty() || versions.find(transaction, version.get()).isEmpty()) {
            throw CodedException.notFound("Model Version (name=" + name + ", version=" + number + ") not found");
        }
        return version.get();
    }

    private static Optional<VersionId> id(Optional<ModelName> model, int number) {
        return number < 1 ? Optional.empty() : model.map(it -> it.version(number));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new CodedException(
                    ErrorCode.INVALID_ARGUMENT, "Parameter 'version' must be an integer, got '" + text + "'.", e);
        }
    }
}
