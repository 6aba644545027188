package io.gimbal.mlflow.registry;

import io.gimbal.core.CodedException;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.registry.ClientRegistry;
import io.gimbal.registry.ModelSnapshot;
import io.gimbal.registry.Promotion;
import io.gimbal.registry.Stage;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.VersionSnapshot;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Stages of versions, as far as MLflow's clients know them.
final class StageRoutes {
    private final Database database;
    private final ClientRegistry registry;
    private final ClientNames names;

    StageRoutes(Database database, ClientRegistry registry, ClientNames names) {
        this.database = database;
        this.registry = registry;
        this.names = names;
    }

    List<MlflowRoute> routes() {
        String latest = "/registered-models/get-latest-versions";
        return List.of(
                MlflowRoute.post("/model-versions/transition-stage", this::move).with(Route.Trait.APPROVAL),
                MlflowRoute.post(latest, this::latest).with(Route.Trait.QUESTION),
                MlflowRoute.get(latest, this::latest));
    }

    /// @param archives whether the other versions there are to go
    private record Wish(ClientStage stage, boolean archives, String who, Instant at) {}

    private Response move(Request request) {
        Fields fields = Fields.of(request);
        fields.text("name");
        ClientStage stage = ClientStage.parse(fields.text("stage"));
        boolean archives = fields.flag("archive_existing_versions", false);
        if (archives && stage != ClientStage.STAGING && stage != ClientStage.PRODUCTION) {
            throw fields.invalid("archive_existing_versions", "there is nothing to archive for stage " + stage.text());
        }
        VersionId version = database.read(transaction -> names.version(transaction, fields));
        Instant at = registry.promotions().now(version);
        Wish wish = new Wish(stage, archives, request.caller().name(), at);
        database.write(transaction -> move(transaction, names.version(transaction, fields), wish))
                .ifPresent(StageRoutes::throwIfRefused);
        return ClientWork.answer(
                database.read(transaction -> registry.snapshots().get(transaction, version)));
    }

    /// What became of it; empty if the version is there already.
    private Optional<Promotion> move(Transaction transaction, VersionId version, Wish wish) throws SQLException {
        Stage now = registry.versions().standing(transaction, version).stage();
        Optional<Promotion> promotion = ClientStage.of(now) == wish.stage()
                ? Optional.empty()
                : Optional.of(promote(transaction, version, target(transaction, version, wish.stage()), wish));
        if (wish.archives() && !(promotion.orElse(null) instanceof Promotion.Refused)) {
            archiveOthers(transaction, version, wish);
        }
        return promotion;
    }

    private Promotion promote(Transaction transaction, VersionId version, Stage stage, Wish wish) throws SQLException {
        return registry.requests().promote(transaction, version, stage, wish.who(), !wish.archives(), wish.at());
    }

    private Stage target(Transaction transaction, VersionId version, ClientStage wanted) throws SQLException {
        return wanted.stages().isEmpty()
                ? registry.promotions().firstStage(transaction, version.model())
                : wanted.stages().getFirst();
    }

    private void archiveOthers(Transaction transaction, VersionId version, Wish wish) throws SQLException {
        for (Stage stage : wish.stage().stages()) {
            for (VersionId other : registry.versions().listIn(transaction, version.model(), stage)) {
                if (!other.equals(version)) {
                    promote(transaction, other, Stage.ARCHIVED, wish);
                }
            }
        }
    }

    /// Once the refusal is on record.
    ///
    /// @throws CodedException FAILED_PRECONDITION with every missing piece
    static void throwIfRefused(Promotion promotion) {
        if (promotion instanceof Promotion.Refused refused) {
            throw CodedException.failedPrecondition(refused.message());
        }
    }

    private Response latest(Request request) {
        Fields fields = Fields.of(request);
        List<ClientStage> stages =
                fields.texts("stages").stream().map(ClientStage::parse).toList();
        ModelSnapshot model =
                database.read(transaction -> registry.snapshots().get(transaction, names.model(transaction, fields)));
        List<VersionSnapshot> latest = RegistryAnswers.latest(model).stream()
                .filter(version -> stages.isEmpty() || stages.contains(ClientStage.of(version.stage())))
                .toList();
        return WireWriter.answer(json -> json.objects("model_versions", latest, RegistryAnswers::version));
    }
}
