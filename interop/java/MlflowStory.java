import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mlflow.api.proto.Service.FileInfo;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.Run;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.ActiveRun;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowContext;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.RunsPage;

/// What a program does that logs with MLflow's Java client: `MlflowStory SERVER NAME FOLDER MODEL`. It ends with the
/// first thing that is not as it should be, else prints the id of the run that it logged.
final class MlflowStory {
    private final MlflowClient client;
    private final String experiment;
    private final String name;

    private MlflowStory(String server, String name) {
        this.client = new MlflowClient(server);
        this.name = name;
        this.experiment = client.createExperiment(name);
    }

    public static void main(String... arguments) throws Exception {
        MlflowStory story = new MlflowStory(arguments[0], arguments[1]);
        story.findsTheExperiment();
        String run = story.logs();
        story.readsBack(run);
        story.keepsFiles(run, Path.of(arguments[2]));
        story.searchesInPages();
        story.deletesAndRestores(run);
        story.readsTheRegistry(arguments[3]);
        story.isRefused(run);
        System.out.println(run);
        System.exit(0); // the client keeps threads of its own
    }

    private void findsTheExperiment() {
        client.setExperimentTag(experiment, "team", "rides");
        expect(name, client.getExperiment(experiment).getName());
        expect(experiment, client.getExperimentByName(name).orElseThrow().getExperimentId());
        expect(false, client.getExperimentByName(name + " nobody").isPresent());
        expect(1, client.searchExperiments("name = '" + name + "'").getItems().size());
        client.renameExperiment(experiment, name + " renamed");
        expect(name + " renamed", client.getExperiment(experiment).getName());
    }

    private String logs() {
        MlflowContext context = new MlflowContext(client).setExperimentId(experiment);
        ActiveRun run = context.startRun("from Java");
        run.logParam("rounds", "20");
        run.logParams(Map.of("depth", "4", "eta", "0.3"));
        for (int step = 0; step < 5; step++) {
            run.logMetric("loss", 1.0 / (1 + step), step);
        }
        run.setTag("mood", "Zürich → 東京");
        ActiveRun child = context.startRun("below", run.getId());
        child.endRun();
        client.logBatch(
                run.getId(),
                List.of(Metric.newBuilder().setKey("rmse").setValue(3.25).setTimestamp(1_700_000_000_000L).build()),
                List.of(Param.newBuilder().setKey("batch").setValue("yes").build()),
                List.of(RunTag.newBuilder().setKey("gone").setValue("soon").build()));
        client.deleteTag(run.getId(), "gone");
        run.endRun(RunStatus.FINISHED);
        return run.getId();
    }

    private void readsBack(String id) {
        Run run = client.getRun(id);
        expect(RunStatus.FINISHED, run.getInfo().getStatus());
        expect("from Java", run.getInfo().getRunName());
        expect(4, run.getData().getParamsCount());
        expect(List.of(0.2, 3.25), run.getData().getMetricsList().stream().map(Metric::getValue).sorted().toList());
        expect(5, client.getMetricHistory(id, "loss").size());
        expect(false, run.getData().getTagsList().stream().anyMatch(it -> it.getKey().equals("gone")));
    }

    /// The Java client leaves files to MLflow's command line.
    private void keepsFiles(String run, Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("weights.txt"), "weights");
        client.logArtifact(run, file.toFile(), "model");
        expect(List.of("model"), paths(client.listArtifacts(run)));
        expect(List.of("model/weights.txt"), paths(client.listArtifacts(run, "model")));
        expect("weights", Files.readString(client.downloadArtifacts(run, "model/weights.txt").toPath()));
    }

    private static List<String> paths(List<FileInfo> files) {
        return files.stream().map(FileInfo::getPath).toList();
    }

    private void searchesInPages() {
        for (int number = 0; number < 5; number++) {
            String run = client.createRun(experiment).getRunId();
            client.logMetric(run, "score", number);
            client.setTerminated(run, RunStatus.FAILED);
        }
        List<Double> scores = new ArrayList<>();
        RunsPage page = client.searchRuns(
                List.of(experiment), "metrics.score >= 1", ViewType.ACTIVE_ONLY, 3, List.of("metrics.score DESC"));
        page.getItems().forEach(it -> scores.add(it.getData().getMetrics(0).getValue()));
        if (page.hasNextPage()) {
            page.getNextPage().getItems().forEach(it -> scores.add(it.getData().getMetrics(0).getValue()));
        }
        expect(List.of(4.0, 3.0, 2.0, 1.0), scores);
        expect(5, client.searchRuns(List.of(experiment), "attributes.status = 'FAILED'").size());
    }

    private void deletesAndRestores(String run) {
        client.deleteRun(run);
        expect("deleted", client.getRun(run).getInfo().getLifecycleStage());
        client.restoreRun(run);
        client.deleteExperiment(experiment);
        expect("deleted", client.getExperiment(experiment).getLifecycleStage());
        client.restoreExperiment(experiment);
        expect("active", client.getRun(run).getInfo().getLifecycleStage());
    }

    private void readsTheRegistry(String model) {
        expect(model, client.getRegisteredModel(model).getName());
        expect("1", client.getModelVersion(model, "1").getVersion());
        expect("1", client.getLatestVersions(model).get(0).getVersion());
        expect(1, client.searchModelVersions("name = '" + model + "'").getItems().size());
        expect(true, client.getModelVersionDownloadUri(model, "1").endsWith("/model"));
    }

    private void isRefused(String run) {
        expect(404, status(() -> client.getRun("0".repeat(32))));
        expect(404, status(() -> client.getRegisteredModel(name + " nobody")));
        expect(400, status(() -> client.createExperiment(name + " renamed")));
        expect(400, status(() -> client.logParam(run, "rounds", "21")));
    }

    private static int status(Runnable call) {
        try {
            call.run();
            return 200;
        } catch (MlflowHttpException refusal) {
            return refusal.getStatusCode();
        }
    }

    private static void expect(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }
}
