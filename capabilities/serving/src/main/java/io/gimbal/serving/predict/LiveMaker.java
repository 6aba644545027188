package io.gimbal.serving.predict;

import io.gimbal.core.Digest;
import io.gimbal.model.LoadedModel;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.serving.CandidateStore;
import io.gimbal.serving.Endpoint;
import io.gimbal.serving.FeatureVectors;
import io.gimbal.serving.Role;
import io.gimbal.serving.ServedVersion;
import io.gimbal.serving.ServiceShape;
import io.gimbal.serving.VersionSelector;
import io.gimbal.serving.Versions;
import io.gimbal.sql.Database;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes what answers of what is declared and registered. Thread-safe.
final class LiveMaker implements EndpointSlot.Maker {
    private static final Logger LOG = LoggerFactory.getLogger(LiveMaker.class);

    private final Database database;
    private final CandidateStore candidates;
    private final Versions versions;
    private final FeatureVectors features;
    private final SharedModels models;
    private final RuleCompiler compiler;

    LiveMaker(
            Database database,
            CandidateStore candidates,
            Versions versions,
            FeatureVectors features,
            SharedModels models,
            RuleCompiler compiler) {
        this.database = database;
        this.candidates = candidates;
        this.versions = versions;
        this.features = features;
        this.models = models;
        this.compiler = compiler;
    }

    @Override
    public ServiceShape shape(Endpoint endpoint) {
        return features.get(endpoint.features());
    }

    /// @throws io.gimbal.core.CodedException if the service is unknown or a guardrail does not fit it; a version
    ///     that cannot be loaded is there and fails every request
    @Override
    public Live make(Endpoint endpoint, long generation) {
        ServiceShape shape = shape(endpoint);
        CompiledGuardrails guardrails =
                CompiledGuardrails.compile(compiler, endpoint.settings().guardrails(), shape);
        VectorLayout layout = new VectorLayout(shape);
        List<Digest> acquired = new ArrayList<>();
        List<ServedModel> served = new ArrayList<>();
        wanted(endpoint).values().forEach(it -> served.add(load(it, layout, acquired)));
        return new Live(generation, endpoint, shape, served, guardrails, () -> acquired.forEach(models::release));
    }

    private record Wanted(ServedVersion version, Set<Role> roles) {}

    /// Each version once, with all its roles; the champion first.
    private Map<Integer, Wanted> wanted(Endpoint endpoint) {
        Map<Integer, Wanted> wanted = new LinkedHashMap<>();
        add(wanted, Role.CHAMPION, find(endpoint, endpoint.settings().champion()));
        endpoint.settings().failsafe().ifPresent(it -> add(wanted, Role.FAILSAFE, find(endpoint, it)));
        for (VersionSelector shadow : endpoint.settings().shadows()) {
            add(wanted, Role.SHADOW, find(endpoint, shadow));
        }
        for (int number : database.read(transaction -> candidates.list(transaction, endpoint.name()))) {
            add(wanted, Role.SHADOW, Optional.of(versions.get(endpoint.model(), number)));
        }
        return wanted;
    }

    private Optional<ServedVersion> find(Endpoint endpoint, VersionSelector selector) {
        return versions.find(endpoint.model(), selector);
    }

    private static void add(Map<Integer, Wanted> wanted, Role role, Optional<ServedVersion> found) {
        found.ifPresent(version -> wanted.computeIfAbsent(
                        version.number(), _ -> new Wanted(version, EnumSet.noneOf(Role.class)))
                .roles()
                .add(role));
    }

    private ServedModel load(Wanted wanted, VectorLayout layout, List<Digest> acquired) {
        ServedVersion version = wanted.version();
        try {
            LoadedModel model = models.acquire(version.digest());
            acquired.add(version.digest());
            return ServedModel.loaded(version, wanted.roles(), model, ModelInputs.of(model.signature(), layout));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} cannot be served", version.ref(), e);
            return ServedModel.broken(version, wanted.roles(), version.ref() + " cannot be served: " + e.getMessage());
        }
    }
}
