package io.gimbal.serving.predict;

import io.gimbal.core.Digest;
import io.gimbal.model.LoadedModel;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.serving.Endpoint;
import io.gimbal.serving.FeatureVectors;
import io.gimbal.serving.RoleHolder;
import io.gimbal.serving.RoleHolders;
import io.gimbal.serving.ServedVersion;
import io.gimbal.serving.ServiceShape;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes what answers of what is declared and registered. Thread-safe.
final class LiveMaker implements EndpointSlot.Maker {
    private static final Logger LOG = LoggerFactory.getLogger(LiveMaker.class);

    private final RoleHolders holders;
    private final FeatureVectors features;
    private final SharedModels models;
    private final RuleCompiler compiler;

    LiveMaker(RoleHolders holders, FeatureVectors features, SharedModels models, RuleCompiler compiler) {
        this.holders = holders;
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
        holders.list(endpoint).forEach(holder -> served.add(load(holder, layout, acquired)));
        return new Live(generation, endpoint, shape, served, guardrails, () -> acquired.forEach(models::release));
    }

    private ServedModel load(RoleHolder holder, VectorLayout layout, List<Digest> acquired) {
        ServedVersion version = holder.version();
        try {
            LoadedModel model = models.acquire(version.digest());
            acquired.add(version.digest());
            return ServedModel.loaded(version, holder.roles(), model, ModelInputs.of(model.signature(), layout));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} cannot be served", version.ref(), e);
            return ServedModel.broken(version, holder.roles(), version.ref() + " cannot be served: " + e.getMessage());
        }
    }
}
