package io.gimbal.server.bridges;

import io.gimbal.features.Definitions;
import io.gimbal.features.FeatureService;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.ServiceName;
import io.gimbal.features.TrainingSets;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.pipelines.TrainingSetJoin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Training sets for pipelines.
public final class PipelineFeatures implements TrainingSetJoin {
    private static final AssetKind VIEW = new AssetKind("feature-view");

    private final Supplier<Definitions> definitions;
    private final TrainingSets sets;

    public PipelineFeatures(Supplier<Definitions> definitions, TrainingSets sets) {
        this.definitions = definitions;
        this.sets = sets;
    }

    @Override
    public Service describe(String project, String name, Instant asOf) {
        Definitions now = definitions.get();
        FeatureService service = now.service(new ServiceName(name));
        List<FeatureColumn> columns = new ArrayList<>();
        service.inputs().keySet().forEach(input -> columns.add(new FeatureColumn(input, input, Optional.empty())));
        for (ServiceFeature feature : now.features(service)) {
            AssetRef view = AssetRef.of(VIEW, project, feature.ref().view().text());
            columns.add(new FeatureColumn(feature.column(), feature.ref().toString(), Optional.of(view)));
        }
        TrainingSets.Basis basis = sets.basis(service.name(), asOf);
        return new Service(columns, basis.digest(), basis.from());
    }

    /// The spine's rows have their labels already, so none is left out here.
    @Override
    public void join(Request request) {
        sets.build(new TrainingSets.Request(
                new ServiceName(request.service()),
                request.spine(),
                request.timeColumn(),
                Optional.of(request.asOf()),
                Optional.empty(),
                request.target()));
    }
}
