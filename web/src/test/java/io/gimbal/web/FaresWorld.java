package io.gimbal.web;

import io.gimbal.core.Digest;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Gate;
import io.gimbal.evidence.Prerequisite;
import io.gimbal.evidence.Review;
import io.gimbal.evidence.Verdict;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Reason;
import io.gimbal.http.TestServer;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.Aspect;
import io.gimbal.registry.ModelDraft;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Promotion;
import io.gimbal.registry.Stage;
import io.gimbal.registry.StagePolicy;
import io.gimbal.registry.StageRule;
import io.gimbal.registry.Tag;
import io.gimbal.registry.TrainingRun;
import io.gimbal.registry.VersionDraft;
import io.gimbal.registry.VersionId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A server with pages over two models: one under a policy of four stages, with a checklist and two reviewers, and one
/// of a client with a hostile name, many versions and no policy.
final class FaresWorld implements World {
    static final ModelName FARES = new ModelName("taxi", "fares");
    static final ModelName HOSTILE = ModelName.ofClient("<img src=x onerror=alert(1)> 'fares' & \"tips\" 100%");
    static final String SCRIPT = "<script>document.title='broken'</script>";
    private static final Instant NOW = Instant.parse("2020-03-28T00:00:00Z");
    private static final Reason ANNA = new Reason("anna", "A new task");
    private static final int MANY = 60;

    private final PagesServer pages;
    private final Digest bytes;

    private FaresWorld(Path folder) {
        pages = new PagesServer(folder, PagesConfig.BUILT, new FakeEndpoints(), new FakeStories());
        bytes = pages.blobs().put("a model".getBytes(StandardCharsets.UTF_8)).digest();
    }

    static FaresWorld told(Path folder) {
        FaresWorld world = new FaresWorld(folder);
        world.fares();
        world.hostile();
        world.pages.clock().advance(NOW);
        return world;
    }

    @Override
    public TestServer server() {
        return pages.server();
    }

    /// candidate, test (contract), staging (accuracy and speed), production (two reviewers with a checklist).
    private static StagePolicy policy() {
        Prerequisite accuracy =
                Prerequisite.of("accuracy", "candidate.evaluation.rows >= 1000 && candidate.evaluation.mae <= 3.5");
        Prerequisite speed = Prerequisite.of("speed", "candidate.latency.p99_ms <= 20.0");
        Gate production = Gate.of("production", speed)
                .withMaxAge(Duration.ofDays(30))
                .reviewedBy(2, List.of("Slices by borough", "Fares of the airport", SCRIPT));
        return new StagePolicy(
                FARES.namespace(),
                "careful",
                "Two people look before it serves",
                List.of(
                        StageRule.open(Stage.CANDIDATE),
                        StageRule.gated(
                                new Stage("test"),
                                Gate.of("test", Prerequisite.of("size", "candidate.size.bytes <= 1000000"))),
                        StageRule.gated(new Stage("staging"), Gate.of("staging", accuracy, speed))
                                .explained(),
                        StageRule.gated(Stage.PRODUCTION, production).keeping(AliasName.CHAMPION)));
    }

    private void declare(StagePolicy policy) {
        AssetRef ref = AssetRef.of(StagePolicy.KIND, policy.namespace(), policy.name());
        pages.database().write(transaction -> pages.registry().policies().put(transaction, policy));
        pages.database()
                .write(transaction -> pages.graph()
                        .assets()
                        .create(transaction, AssetDraft.declared(ref, "taxi", JsonObject.EMPTY), ANNA));
    }

    /// A model with a version, and then a policy that begins with another stage.
    void registerThenObey(ModelName model, String policy) {
        pages.registry().models().create(ModelDraft.of(model, "Came before its policy"), ANNA);
        pages.registry()
                .versions()
                .create(new VersionDraft(model, bytes, JsonObject.EMPTY, Optional.empty(), List.of()), ANNA);
        declare(new StagePolicy(
                model.namespace(),
                policy,
                "Came later",
                List.of(
                        StageRule.open(new Stage("dev")),
                        StageRule.open(Stage.PRODUCTION).keeping(AliasName.CHAMPION))));
        ModelDraft obeying = ModelDraft.of(model, "Came before its policy").obeying(policy);
        pages.database().write(transaction -> pages.registry().models().put(transaction, obeying));
    }

    private void fares() {
        declare(policy());
        pages.registry()
                .models()
                .create(ModelDraft.of(FARES, "Dollars per ride").obeying("careful"), ANNA);
        train(1, "Median fare per zone", 3.9, Map.of("depth", "0"));
        train(2, "Boosted trees", 3.1, Map.of("depth", "4", "rate", "0.1"));
        train(3, "Deeper trees against the bias in Queens " + SCRIPT, 2.6, Map.of("depth", "6", "rate", "0.1"));
        measure(1, "evaluation", evaluation(3.9), Verdict.PASSED, NOW.minus(Duration.ofDays(50)));
        measure(2, "evaluation", evaluation(3.1), Verdict.PASSED, NOW.minus(Duration.ofDays(4)));
        measure(3, "evaluation", evaluation(2.6), Verdict.FAILED, NOW.minus(Duration.ofHours(30)));
        measure(2, "latency", JsonObject.builder().put("p99_ms", 4.5).build(), Verdict.PASSED, NOW);
        measure(2, "size", JsonObject.builder().put("bytes", 88_000).build(), Verdict.PASSED, NOW);
        move(2, "test");
        pages.registry()
                .reviews()
                .append(FARES.version(2), new Review("ben", true, List.of("Slices by borough"), "Queens is fine"), NOW);
        pages.registry().clients().tags().put(FARES.version(3), new Tag("team " + SCRIPT, "pricing " + SCRIPT));
        pages.registry().versions().describe(FARES.version(3), "Learned on March " + SCRIPT, ANNA);
    }

    private static JsonObject evaluation(double mae) {
        return JsonObject.builder()
                .put("mae", mae)
                .put("rows", 9_000)
                .put("bias", 0.2)
                .put("worst_slice_mae", mae * 1.3)
                .build();
    }

    private void train(int number, String why, double loss, Map<String, String> params) {
        String run = "0f8fad5bd9cb469fa1657086772895%02d".formatted(number);
        pages.producers()
                .put(new TrainingRun(
                        run,
                        "train-" + number,
                        Optional.of("Because " + number),
                        Optional.of(Duration.ofMinutes(90)),
                        Map.of(
                                Aspect.CODE, Map.of("commit", "abc" + number),
                                Aspect.PARAMS, params,
                                Aspect.DATA, Map.of("rides", "sha256:" + "0".repeat(63) + number),
                                Aspect.FEATURES, Map.of("feature-service:taxi/fares", Integer.toString(number)),
                                Aspect.ENVIRONMENT, Map.of("cpus", "8", "package numpy", "2." + number),
                                Aspect.METRICS, Map.of("loss", Double.toString(loss)))));
        AssetRef ref = AssetRef.of(new AssetKind("run"), "tracking", run);
        pages.database()
                .write(transaction ->
                        pages.graph().assets().create(transaction, AssetDraft.made(ref, JsonObject.EMPTY), ANNA));
        VersionDraft draft = new VersionDraft(
                FARES,
                bytes,
                (JsonObject) Json.parse("{\"inputs\": [{\"name\": \"distance\", \"type\": \"double\"}]}"),
                Optional.of(ref),
                List.of());
        pages.registry().versions().create(draft, new Reason("pipeline:taxi/train", why));
    }

    private void measure(int version, String type, JsonObject values, Verdict verdict, Instant at) {
        pages.evidence()
                .log()
                .append(new EvidenceDraft(
                        FARES.version(version).ref(),
                        new EvidenceType(type),
                        verdict,
                        "pipelines",
                        "found " + SCRIPT,
                        values,
                        at,
                        Optional.empty()));
    }

    private void move(int version, String stage) {
        VersionId id = FARES.version(version);
        if (pages.registry().promotions().promote(id, new Stage(stage), ANNA, NOW)
                instanceof Promotion.Refused refused) {
            throw new AssertionError(refused.message());
        }
    }

    private void hostile() {
        pages.registry().models().create(ModelDraft.of(HOSTILE, SCRIPT), ANNA);
        for (int i = 0; i < MANY; i++) {
            pages.registry().versions().create(VersionDraft.of(HOSTILE, bytes), new Reason("client " + SCRIPT, SCRIPT));
        }
    }

    @Override
    public void close() {
        pages.close();
    }
}
