package io.gimbal.features.offline;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.features.Addresses;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureService;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SourceRows;
import io.gimbal.features.TrainingSet;
import io.gimbal.features.TrainingSets;
import io.gimbal.query.ParquetFile;
import io.gimbal.query.Query;
import io.gimbal.query.QuerySession;
import io.gimbal.query.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Training sets made by the query engine.
public final class QueryTrainingSets implements TrainingSets {
    private final OfflineParts parts;
    private final KnownRows known;
    private final FeatureBasis basis;

    public QueryTrainingSets(OfflineParts parts, SourceRows ingested, Addresses addresses) {
        this.parts = parts;
        this.known = new KnownRows(parts.journal(), ingested);
        this.basis = new FeatureBasis(known, addresses);
    }

    @Override
    public TrainingSet build(Request request) {
        Definitions now = parts.definitions().get();
        FeatureService service = now.service(request.service());
        List<ServiceFeature> features = now.features(service);
        Spine spine =
                new Spine(request.spine(), request.timeColumn(), now.keys(service), request.label(), request.asOf());
        long until = request.asOf().map(EventTime::micros).orElse(KnownRows.ALL);
        try (QuerySession session = parts.open()) {
            Schema columns = spine.create(session);
            checkFree(columns, features);
            List<FeatureTable> tables = new PointInTimeJoin(parts, now, known, until).create(session, spine, service);
            long expected = Spine.rowCount(session);
            ParquetFile file = session.write(Query.of(joined(spine, columns, features, tables)), request.target());
            if (file.rowCount() != expected) {
                throw new CodedException(
                        ErrorCode.INTERNAL, expected + " rows of a spine became " + file.rowCount() + " rows");
            }
            return new TrainingSet(file.path(), file.rowCount(), Spine.fileRowCount(session) - expected, features);
        }
    }

    @Override
    public Basis basis(ServiceName service, Instant asOf) {
        Definitions now = parts.definitions().get();
        FeatureService wanted = now.service(service);
        try (QuerySession session = parts.open()) {
            return basis.of(session, now, wanted, asOf);
        }
    }

    private static void checkFree(Schema spine, List<ServiceFeature> features) {
        for (ServiceFeature feature : features) {
            if (spine.find(feature.column()).isPresent()) {
                throw CodedException.invalidArgument("the spine has a column \"" + feature.column()
                        + "\", which is what the feature \"" + feature.ref() + "\" is called");
            }
        }
    }

    private static String joined(Spine spine, Schema own, List<ServiceFeature> features, List<FeatureTable> tables) {
        List<String> columns = new ArrayList<>();
        own.names().forEach(name -> columns.add("s." + Sql.name(name)));
        features.forEach(feature -> columns.add(Sql.name(feature.column())));
        return PointInTimeJoin.select(spine, columns, tables);
    }
}
