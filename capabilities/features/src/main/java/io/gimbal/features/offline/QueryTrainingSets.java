package io.gimbal.features.offline;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventJournal;
import io.gimbal.features.FeatureService;
import io.gimbal.features.ServiceFeature;
import io.gimbal.features.TrainingSet;
import io.gimbal.features.TrainingSets;
import io.gimbal.query.ParquetFile;
import io.gimbal.query.Query;
import io.gimbal.query.QueryEngine;
import io.gimbal.query.QuerySession;
import io.gimbal.query.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Training sets made by the query engine.
public final class QueryTrainingSets implements TrainingSets {
    private final QueryEngine engine;
    private final Duration time;
    private final Supplier<Definitions> definitions;
    private final EventJournal journal;

    /// @param time that one training set may take
    public QueryTrainingSets(
            QueryEngine engine, Duration time, Supplier<Definitions> definitions, EventJournal journal) {
        this.engine = engine;
        this.time = time;
        this.definitions = definitions;
        this.journal = journal;
    }

    @Override
    public TrainingSet build(Request request) {
        Definitions now = definitions.get();
        FeatureService service = now.service(request.service());
        request.files().keySet().forEach(now::source);
        List<ServiceFeature> features = now.features(service);
        Spine spine = new Spine(request.spine(), request.timeColumn(), now.keys(service));
        try (QuerySession session = engine.open(time)) {
            Schema columns = spine.create(session);
            checkFree(columns, features);
            List<FeatureTable> tables =
                    new PointInTimeJoin(engine, time, now, journal, request.files()).create(session, spine, service);
            long expected = session.frame(Query.of("select count(*) as n from " + Spine.ROWS))
                    .integer(0, 0);
            ParquetFile file = session.write(Query.of(joined(columns, features, tables)), request.target());
            if (file.rowCount() != expected) {
                throw new CodedException(
                        ErrorCode.INTERNAL, expected + " rows of a spine became " + file.rowCount() + " rows");
            }
            return new TrainingSet(file.path(), file.rowCount(), features);
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

    private static String joined(Schema spine, List<ServiceFeature> features, List<FeatureTable> tables) {
        List<String> columns = new ArrayList<>();
        spine.names().forEach(name -> columns.add("s." + Sql.name(name)));
        features.forEach(feature -> columns.add(Sql.name(feature.column())));
        return PointInTimeJoin.select(columns, tables);
    }
}
