package io.gimbal.features.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Scratch;
import io.gimbal.features.EventTime;
import io.gimbal.features.Materializations;
import io.gimbal.features.Materializations.Materialized;
import io.gimbal.features.ServiceName;
import io.gimbal.features.SourceName;
import io.gimbal.features.TrainingSet;
import io.gimbal.features.TrainingSets;
import io.gimbal.features.TrainingSets.Label;
import io.gimbal.features.TypedJson;
import io.gimbal.http.BodyRule;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.query.DataFiles;
import io.gimbal.query.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// History goes online, and training sets go out.
final class OfflineRoutes {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final BodyRule FILE = BodyRule.upload(DataSize.ofMegabytes(4_096));

    private final TrainingSets trainingSets;
    private final Materializations materializations;
    private final Scratch scratch;

    OfflineRoutes(TrainingSets trainingSets, Materializations materializations, Scratch scratch) {
        this.trainingSets = trainingSets;
        this.materializations = materializations;
        this.scratch = scratch;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/training-sets", this::trainingSet)
                        .taking(FILE)
                        .with(Route.Trait.QUESTION),
                Route.post("/api/v1/features/materialize", this::materialize));
    }

    /// `{source?, until}`: rows that became known up to then, of one source or of all that have data.
    private Response materialize(Request request) {
        JsonObject body = Bodies.object(request, "source", "until");
        Instant until = EventTime.instant(TypedJson.micros("until", body.text("until")));
        List<SourceName> sources = body.findText("source")
                .map(name -> List.of(new SourceName(name)))
                .orElseGet(materializations::list);
        List<JsonValue> answers = new ArrayList<>();
        for (SourceName source : sources) {
            answers.add(answer(materializations.materialize(source, until)));
        }
        return Response.json(JsonObject.builder()
                .put("until", until.toString())
                .put("sources", new JsonArray(answers))
                .build());
    }

    private static JsonObject answer(Materialized done) {
        return JsonObject.builder()
                .put("source", done.source().text())
                .put("dataset", done.from().toString())
                .put("accepted", done.rows().accepted())
                .put("repeated", done.rows().repeated())
                .put("late", done.rows().late())
                .build();
    }

    /// `?service=NAME&time=COLUMN`, and optionally `as_of=TIME`, `label=COLUMN`, `label_known_at=COLUMN`;
    /// the spine as body. How many of its rows were left out is in a header.
    private Response trainingSet(Request request) {
        Parameters query = request.query().only("service", "time", "as_of", "label", "label_known_at");
        ServiceName service = new ServiceName(need(query, "service"));
        String time = need(query, "time");
        Optional<Instant> asOf = query.find("as_of").map(text -> EventTime.instant(TypedJson.micros("as_of", text)));
        Optional<Label> label = query.find("label").map(column -> new Label(column, query.find("label_known_at")));
        if (label.isEmpty() && query.find("label_known_at").isPresent()) {
            throw CodedException.invalidArgument("parameter \"label_known_at\" needs \"label\"");
        }
        Scratch.Folder folder = scratch.open("training-set");
        try {
            DataFiles spine = receive(request, folder.resolve("spine"));
            Path target = folder.resolve("rows.parquet");
            TrainingSet built = trainingSets.build(new TrainingSets.Request(service, spine, time, asOf, label, target));
            return Response.stream("application/vnd.apache.parquet", output -> send(target, folder, output))
                    .withHeader("Gimbal-Rows", Long.toString(built.rowCount()))
                    .withHeader("Gimbal-Left-Out", Long.toString(built.leftOut()));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static void send(Path file, Scratch.Folder folder, OutputStream output) throws IOException {
        try (folder) {
            Files.copy(file, output);
        }
    }

    /// The body of a request as a file.
    private static DataFiles receive(Request request, Path file) {
        try (InputStream body = request.bodyStream()) {
            if (Files.copy(body, file) == 0) {
                throw CodedException.invalidArgument("the body is empty, expected a Parquet or CSV file");
            }
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the spine could not be kept: " + e.getMessage(), e);
        }
        return new DataFiles(format(file), List.of(file));
    }

    /// Parquet says so in its first bytes; what does not is read as CSV.
    private static FileFormat format(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            boolean parquet = Arrays.equals(content.readNBytes(MAGIC.length), MAGIC);
            return parquet ? FileFormat.PARQUET : FileFormat.CSV;
        } catch (IOException e) {
            throw new CodedException(ErrorCode.UNAVAILABLE, "the spine cannot be read: " + e.getMessage(), e);
        }
    }

    private static String need(Parameters query, String name) {
        return query.find(name)
                .orElseThrow(() -> CodedException.invalidArgument("parameter \"" + name + "\" is missing"));
    }
}
