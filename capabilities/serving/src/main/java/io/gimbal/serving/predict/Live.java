package io.gimbal.serving.predict;

import io.gimbal.serving.Endpoint;
import io.gimbal.serving.Role;
import io.gimbal.serving.ServiceShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/// All that answers a request of one endpoint, of one moment. It stays as it is until the last request that entered has
/// left, however much has moved since; then its models are let go of.
final class Live {
    private final long generation;
    private final Endpoint endpoint;
    private final ServiceShape shape;
    private final VectorLayout layout;
    private final List<ServedModel> models;
    private final CompiledGuardrails guardrails;
    private final Runnable release;

    /// One for each request inside, and one for being current.
    private final AtomicInteger users = new AtomicInteger(1);

    /// @param generation of the endpoint when this was made
    /// @param models each version once
    /// @param release lets go of the models
    Live(
            long generation,
            Endpoint endpoint,
            ServiceShape shape,
            List<ServedModel> models,
            CompiledGuardrails guardrails,
            Runnable release) {
        this.generation = generation;
        this.endpoint = endpoint;
        this.shape = shape;
        this.layout = new VectorLayout(shape);
        this.models = List.copyOf(models);
        this.guardrails = guardrails;
        this.release = release;
    }

    long generation() {
        return generation;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    ServiceShape shape() {
        return shape;
    }

    VectorLayout layout() {
        return layout;
    }

    List<ServedModel> models() {
        return models;
    }

    CompiledGuardrails guardrails() {
        return guardrails;
    }

    /// Where the version of a role stands among the models; -1 if there is none.
    int indexOf(Role role) {
        for (int i = 0; i < models.size(); i++) {
            if (models.get(i).roles().contains(role)) {
                return i;
            }
        }
        return -1;
    }

    /// Where the version of a role stands if it can answer at all; else -1.
    int ableIndexOf(Role role) {
        int index = indexOf(role);
        return index < 0 || models.get(index).problem().isPresent() ? -1 : index;
    }

    /// The version of a role that can answer.
    OptionalInt version(Role role) {
        int index = ableIndexOf(role);
        return index < 0
                ? OptionalInt.empty()
                : OptionalInt.of(models.get(index).version().number());
    }

    /// Why the version of a role can answer nothing.
    Optional<String> problem(Role role) {
        int index = indexOf(role);
        return index < 0 ? Optional.empty() : models.get(index).problem();
    }

    /// @return false if it has been let go of already
    boolean enter() {
        for (int now = users.get(); now > 0; now = users.get()) {
            if (users.compareAndSet(now, now + 1)) {
                return true;
            }
        }
        return false;
    }

    /// A request has ended, or this is not current any more.
    void leave() {
        if (users.decrementAndGet() == 0) {
            release.run();
        }
    }
}
