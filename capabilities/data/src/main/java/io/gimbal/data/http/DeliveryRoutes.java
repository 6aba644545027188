package io.gimbal.data.http;

import io.gimbal.blob.Blob;
import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.Digest;
import io.gimbal.core.Excerpt;
import io.gimbal.data.DeliveredFile;
import io.gimbal.data.Deliveries;
import io.gimbal.data.DeliveryDraft;
import io.gimbal.graph.Reason;
import io.gimbal.http.BodyRule;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How data comes in: `POST /api/v1/uploads` for the bytes of each file, then `POST
/// /api/v1/datasets/{name}/versions` with their names and digests.
final class DeliveryRoutes {
    private static final DataSize LIMIT = DataSize.parse("1 TB");

    private final Deliveries deliveries;

    DeliveryRoutes(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/v1/uploads", this::upload).taking(BodyRule.upload(LIMIT)),
                Route.post(Wire.VERSIONS, this::add));
    }

    private Response upload(Request request) {
        String name = request.query()
                .only("name")
                .find("name")
                .or(() -> request.header("name"))
                .orElseThrow(() -> CodedException.invalidArgument("what is the file called? expected ?name=..."));
        DeliveredFile.checkName(name);
        Blob stored = deliveries.upload(request.bodyStream());
        return Response.json(new UploadAnswer(name, stored.digest().toString(), stored.size()))
                .withStatus(201);
    }

    private Response add(Request request) {
        NewVersion wanted = request.json(NewVersion.class);
        DeliveryDraft draft = draft(request, wanted);
        if (wanted.check().orElse(false)) {
            return Response.json(CheckAnswer.of(draft.dataset(), deliveries.check(draft)));
        }
        Deliveries.Added added = deliveries.add(draft);
        return Response.json(VersionAnswer.of(added.version(), added.report())).withStatus(added.isNew() ? 201 : 200);
    }

    private static DeliveryDraft draft(Request request, NewVersion wanted) {
        List<DeliveredFile> files =
                wanted.files().stream().map(NewFile::delivered).toList();
        String names = files.stream().map(DeliveredFile::name).collect(Collectors.joining(", "));
        Reason reason = new Reason(request.caller().name(), wanted.why().orElse("added " + Excerpt.of(names, 1_000)));
        return new DeliveryDraft(Wire.dataset(request), files, wanted.replace().orElse(false), wanted.asOf(), reason);
    }

    record UploadAnswer(String name, String digest, long size) {}

    /// @param check whether the files are to be judged only, and no version made
    record NewVersion(
            List<NewFile> files,
            Optional<Boolean> replace,
            Optional<Instant> asOf,
            Optional<String> why,
            Optional<Boolean> check) {}

    record NewFile(String name, String digest) {
        DeliveredFile delivered() {
            return new DeliveredFile(name, Digest.parse(digest));
        }
    }
}
