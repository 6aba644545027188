package io.gimbal.serving.predict;

import io.gimbal.core.CodedException;
import io.gimbal.graph.AssetRef;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.serving.Endpoint;
import io.gimbal.serving.EndpointName;
import io.gimbal.serving.FeatureVectors;
import io.gimbal.serving.Role;
import io.gimbal.serving.RoleHolders;
import io.gimbal.serving.ServingStores;
import io.gimbal.serving.Switchboard;
import io.gimbal.sql.Database;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What answers for each endpoint now. Thread-safe. What has changed is loaded at once, on a thread of its own, and by
/// whoever asks first if that is sooner.
public final class LiveEndpoints implements Switchboard, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveEndpoints.class);

    private final Database database;
    private final ServingStores stores;
    private final RoleHolders holders;
    private final LiveMaker maker;
    private final Map<EndpointName, EndpointSlot> slots = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public LiveEndpoints(
            Database database,
            ServingStores stores,
            RoleHolders holders,
            FeatureVectors features,
            SharedModels models,
            RuleCompiler compiler) {
        this.database = database;
        this.stores = stores;
        this.holders = holders;
        this.maker = new LiveMaker(holders, features, models, compiler);
    }

    EndpointSlot slot(EndpointName name) {
        EndpointSlot slot = slots.get(name);
        return slot == null ? slots.computeIfAbsent(name, _ -> new EndpointSlot(maker)) : slot;
    }

    /// To be left with [Live#leave].
    ///
    /// @throws CodedException NOT_FOUND if there is no such endpoint, and whatever keeps it from being served
    Live enter(EndpointName name) {
        return slot(name).enter(() -> declared(name));
    }

    /// Why nobody is champion there.
    String vacancy(Endpoint endpoint) {
        return holders.vacancy(endpoint);
    }

    private Endpoint declared(EndpointName name) {
        return database.read(transaction -> stores.endpoints().find(transaction, name))
                .orElseThrow(() -> {
                    slots.remove(name); // made-up names are not kept
                    return CodedException.notFound("no endpoint \"" + name + "\"");
                });
    }

    /// Loads what the endpoint needs before anybody asks; what goes wrong, who asks is told.
    public void load(EndpointName name) {
        if (closed) {
            return;
        }
        try {
            enter(name).leave();
        } catch (RuntimeException e) {
            LOG.warn("endpoint {} cannot be served yet: {}", name, e.getMessage());
        }
    }

    @Override
    public void changed(EndpointName endpoint) {
        slot(endpoint).changed();
        Thread.ofVirtual().name("load-" + endpoint).start(() -> refresh(endpoint));
    }

    private void refresh(EndpointName name) {
        try {
            if (isDeclared(name)) {
                load(name);
            } else {
                forget(name);
            }
        } catch (RuntimeException e) {
            LOG.warn("endpoint {} is looked at again by its next request: {}", name, e.getMessage());
        }
    }

    private boolean isDeclared(EndpointName name) {
        return database.read(transaction -> stores.endpoints().find(transaction, name))
                .isPresent();
    }

    private void forget(EndpointName name) {
        EndpointSlot gone = slots.remove(name);
        if (gone != null) {
            gone.close();
        }
    }

    @Override
    public void changedModel(AssetRef model) {
        slots.forEach((name, slot) -> {
            Live live = slot.last();
            if (live == null || live.endpoint().model().equals(model)) {
                changed(name);
            }
        });
    }

    @Override
    public void setEngaged(EndpointName endpoint, boolean engaged) {
        slot(endpoint).setEngaged(engaged);
    }

    @Override
    public OptionalInt version(EndpointName endpoint, Role role) {
        load(endpoint);
        Live live = slot(endpoint).last();
        return live == null ? OptionalInt.empty() : live.version(role);
    }

    @Override
    public Optional<String> problem(EndpointName endpoint, Role role) {
        load(endpoint);
        Live live = slot(endpoint).last();
        return live == null ? Optional.empty() : live.problem(role);
    }

    @Override
    public void close() {
        closed = true;
        slots.values().forEach(EndpointSlot::close);
    }
}
