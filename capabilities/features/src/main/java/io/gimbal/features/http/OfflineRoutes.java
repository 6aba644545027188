package io.gimbal.features.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.features.EventTime;
import io.gimbal.features.Materializations;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SourceName;
import io.gimbal.features.TrainingSets;
import io.gimbal.features.TypedJson;
import io.gimbal.http.BodyRule;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.query.DataFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Files come in: the spine of a training set, which goes out as Parquet, or the history of a source.
final class OfflineRoutes {
    private static final BodyRule FILE = BodyRule.upload(DataSize.ofMegabytes(4_096));

    private final TrainingSets trainingSets;
    private final Materializations materializations;
    private final Uploads uploads;

    OfflineRoutes(TrainingSets trainingSets, Materializations materializations, Uploads uploads) {
        this.trainingSets = trainingSets;
        this.materializations = materializations;
        this.uploads = uploads;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/training-sets", this::trainingSet).taking(FILE),
                Route.post("/api/v1/features/materialize", this::materialize).taking(FILE));
    }

    /// `?service=NAME&time=COLUMN`, the spine as body.
    private Response trainingSet(Request request) {
        Parameters query = request.query().only("service", "time");
        ServiceName service = new ServiceName(need(query, "service"));
        String time = need(query, "time");
        DataFiles spine = uploads.receive(request);
        Path built = uploads.next();
        try {
            trainingSets.build(new TrainingSets.Request(service, spine, time, Map.of(), built));
        } finally {
            uploads.delete(spine);
        }
        return Response.stream("application/vnd.apache.parquet", output -> send(built, output));
    }

    private void send(Path file, OutputStream output) throws IOException {
        try {
            Files.copy(file, output);
        } finally {
            uploads.delete(file);
        }
    }

    /// `?source=NAME&until=TIME`, rows of the source as body; those that became known later are left out.
    private Response materialize(Request request) {
        Parameters query = request.query().only("source", "until");
        SourceName source = new SourceName(need(query, "source"));
        long until = TypedJson.micros("until", need(query, "until"));
        DataFiles files = uploads.receive(request);
        try {
            return Response.json(materializations.materialize(
                    new Materializations.Request(source, files, EventTime.instant(until))));
        } finally {
            uploads.delete(files);
        }
    }

    private static String need(Parameters query, String name) {
        return query.find(name)
                .orElseThrow(() -> CodedException.invalidArgument("parameter \"" + name + "\" is missing"));
    }
}
