package io.gimbal.web;

import static io.gimbal.web.TaxiGraph.ref;

import io.gimbal.core.Digest;
import io.gimbal.evidence.EvidenceDraft;
import io.gimbal.evidence.EvidenceType;
import io.gimbal.evidence.Review;
import io.gimbal.evidence.Verdict;
import io.gimbal.evidence.wiring.EvidenceModule;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.AliasName;
import io.gimbal.registry.ModelDraft;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.Promotion;
import io.gimbal.registry.Stage;
import io.gimbal.registry.VersionDraft;
import io.gimbal.registry.VersionId;
import io.gimbal.registry.wiring.RegistryModule;
import io.gimbal.sql.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The model of the taxi project: its versions, what was measured about them, and how they moved.
final class TaxiModel {
    static final ModelName NAME = new ModelName("taxi", "trip-duration");
    private static final AssetRef POLICY = ref("stage-policy", "guarded");

    private final TaxiGraph graph;
    private final Database database;
    private final EvidenceModule evidence;
    private final RegistryModule registry;
    private final Digest bytes;

    TaxiModel(PagesServer pages, TaxiGraph graph) {
        this.graph = graph;
        database = pages.database();
        evidence = pages.evidence();
        registry = pages.registry();
        bytes = pages.blobs().put("a model".getBytes(StandardCharsets.UTF_8)).digest();
    }

    /// Five versions: the failsafe, one that never went on, the first champion, the one that came after, and one that
    /// waits for somebody to trust it.
    void train() {
        database.write(transaction -> registry.policies().put(transaction, TaxiPolicy.guarded(NAME.namespace())));
        registry.models()
                .create(ModelDraft.of(NAME, "Minutes from pickup to drop-off").obeying("guarded"), TaxiGraph.ANNA);
        graph.asset(POLICY, JsonObject.builder().put("stages", TaxiPolicy.facts()));
        graph.edge(NAME.ref(), EdgeType.READS, POLICY);
        List<String> reasons = List.of(
                "Median per distance band",
                "Linear model",
                "Boosted trees",
                "Boosted trees on the newest days",
                "Boosted trees on the newest days");
        for (String why : reasons) {
            VersionDraft draft = VersionDraft.of(NAME, bytes).trainedOn(List.of(ref("dataset-version", "trips", 1)));
            registry.versions().create(draft, new Reason("pipeline:taxi/train", why));
        }
        registry.aliases().put(new AliasName("failsafe"), NAME.version(1), TaxiGraph.ANNA);
        judge(1, 4.61, -0.92, "2020-03-01T00:00:00Z");
        judge(2, 4.02, -0.31, "2020-03-01T00:00:00Z");
        judge(3, 3.48, -0.12, "2020-03-01T00:00:00Z");
        promote(3, "2020-03-01T00:00:00Z");
        registry.aliases().put(new AliasName("frozen"), NAME.version(3), TaxiGraph.ANNA);
        judge(4, 2.71, 0.08, "2020-03-22T00:00:00Z");
        promote(4, "2020-03-23T00:00:00Z");
        judge(5, 2.64, 0.05, "2020-03-27T00:00:00Z");
    }

    private void judge(int version, double mae, double bias, String at) {
        JsonObject evaluation = JsonObject.builder()
                .put("mae", mae)
                .put("bias", bias)
                .put("rows", 84_211)
                .put("worst_slice_mae", Math.rint(mae * 140) / 100)
                .build();
        measure(version, "evaluation", evaluation, "MAE " + mae + " on 84 211 rows", at);
        double millis = version == 1 ? 0.02 : 0.4;
        measure(
                version,
                "latency",
                JsonObject.builder().put("p99_ms", millis).build(),
                "99 of 100 predictions within " + millis + " ms",
                at);
        long size = version == 1 ? 2_114 : 388_120;
        measure(version, "size", JsonObject.builder().put("bytes", size).build(), size + " bytes", at);
        measure(
                version,
                "contract",
                JsonObject.builder().put("passed", true).put("rows", 421_003).build(),
                "the training data keeps its contract",
                at);
    }

    private void measure(int version, String type, JsonObject values, String summary, String at) {
        evidence.log()
                .append(new EvidenceDraft(
                        NAME.version(version).ref(),
                        new EvidenceType(type),
                        Verdict.PASSED,
                        "pipelines",
                        summary,
                        values,
                        Instant.parse(at),
                        Optional.empty()));
    }

    private void promote(int version, String at) {
        VersionId id = NAME.version(version);
        Instant when = Instant.parse(at);
        registry.reviews().append(id, new Review("anna", true, List.of(), "Slices and latency look right"), when);
        Promotion promotion = registry.promotions()
                .promote(id, Stage.PRODUCTION, new Reason("anna", "Best of all that were judged"), when);
        if (promotion instanceof Promotion.Refused refused) {
            throw new AssertionError(refused.message());
        }
    }
}
