package io.gimbal.registry;

import io.gimbal.core.CodedException;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Names for clients that know no projects. A text means the client's own model of that name; else the model of the
/// one project that has one of that name. `PROJECT.NAME` means a project's model always. Thread-safe.
public final class FlatNames {
    private final ModelStore store;

    public FlatNames(ModelStore store) {
        this.store = store;
    }

    /// What the text means.
    public Optional<ModelName> find(Transaction transaction, String text) throws SQLException {
        if (!ModelName.isName(text)) {
            return Optional.empty();
        }
        Optional<ModelName> ofProject = qualified(transaction, text);
        return ofProject.isPresent() ? ofProject : unqualified(transaction, text);
    }

    /// @throws CodedException NOT_FOUND if it means nothing
    public ModelName get(Transaction transaction, String text) throws SQLException {
        return find(transaction, text)
                .orElseThrow(() -> CodedException.notFound("Registered Model with name=" + text + " not found"));
    }

    /// A text that means the model.
    public String of(Transaction transaction, ModelName model) throws SQLException {
        if (model.isOfClient()) {
            return model.name();
        }
        boolean isEnough = find(transaction, model.name()).equals(Optional.of(model));
        return isEnough ? model.name() : model.namespace() + "." + model.name();
    }

    private Optional<ModelName> unqualified(Transaction transaction, String text) throws SQLException {
        List<ModelName> found = store.named(transaction, text);
        Optional<ModelName> ofClient =
                found.stream().filter(ModelName::isOfClient).findFirst();
        return ofClient.isPresent() || found.size() != 1 ? ofClient : Optional.of(found.getFirst());
    }

    /// At each dot, because projects and models may have dots in their names.
    private Optional<ModelName> qualified(Transaction transaction, String text) throws SQLException {
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            String namespace = text.substring(0, dot);
            String name = text.substring(dot + 1);
            if (ModelName.isNamespace(namespace) && !namespace.equals(ModelName.CLIENTS) && ModelName.isName(name)) {
                Optional<ModelName> found =
                        store.find(transaction, new ModelName(namespace, name)).map(RegisteredModel::name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
