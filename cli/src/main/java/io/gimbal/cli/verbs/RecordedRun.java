package io.gimbal.cli.verbs;

import io.gimbal.cli.capture.CommandCapture;
import io.gimbal.cli.capture.DataFiles;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.client.GimbalException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run on the server, from its start to its end.
///
/// @param experiment its number, as MLflow's clients know it, too
record RecordedRun(GimbalClient client, String id, String name, String experiment) {
    private static final int MAX_SOURCE = 500;

    private record NewRun(
            @Nullable String experiment,
            @Nullable String name,
            CommandCapture.Told capture,
            Map<String, String> tags) {}

    private record Inputs(List<DataFiles.Input> inputs) {}

    private record Tags(Map<String, String> tags) {}

    private record Finish(String status) {}

    /// Starts a run with everything that is known of it before the command runs.
    static RecordedRun start(GimbalClient client, RunWish wish, CommandCapture capture) {
        String experiment =
                wish.experiment().map(name -> experimentId(client, name)).orElse(null);
        NewRun draft = new NewRun(experiment, wish.name().orElse(null), capture.told(), tags(wish, capture.told()));
        JsonObject made = Json.read(client.post("/api/v1/runs", draft).bytes(), JsonObject.class);
        RecordedRun run = new RecordedRun(client, made.text("id"), made.text("name"), made.text("experiment"));
        try {
            run.attach(capture.files(), wish.data());
        } catch (GimbalException e) {
            run.abandon(e);
            throw e;
        }
        return run;
    }

    private void attach(Map<String, String> files, List<DataFiles.Input> data) {
        files.forEach((file, text) ->
                client.putContent(path() + "/artifacts/" + file, text.getBytes(StandardCharsets.UTF_8)));
        if (!data.isEmpty()) {
            client.post(path() + "/inputs", new Inputs(data));
        }
    }

    /// Its command is not going to run, so it must not seem to.
    private void abandon(GimbalException why) {
        try {
            client.post(path() + "/finish", new Finish(RunEnding.FAILED));
        } catch (GimbalException e) {
            why.addSuppressed(e);
        }
    }

    /// The names under which MLflow's clients look for these things.
    private static Map<String, String> tags(RunWish wish, CommandCapture.Told told) {
        Map<String, String> tags = new LinkedHashMap<>();
        wish.why().ifPresent(text -> tags.put("gimbal.why", text));
        tags.put("mlflow.user", System.getProperty("user.name"));
        tags.put("mlflow.source.type", "LOCAL");
        tags.put(
                "mlflow.source.name",
                told.command().substring(0, Math.min(told.command().length(), MAX_SOURCE)));
        Optional.ofNullable(told.commit()).ifPresent(commit -> tags.put("mlflow.source.git.commit", commit));
        return tags;
    }

    private static String experimentId(GimbalClient client, String wanted) {
        Optional<String> after = Optional.empty();
        do {
            String query = "?size=1000"
                    + after.map(it -> "&after=" + GimbalClient.encode(it)).orElse("");
            JsonObject page =
                    Json.read(client.get("/api/v1/experiments" + query).bytes(), JsonObject.class);
            Optional<String> found = page.array("items").objects().stream()
                    .filter(it -> it.text("name").equals(wanted))
                    .map(it -> it.text("id"))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            after = page.findText("next");
        } while (after.isPresent());
        Answer made = client.post("/api/v1/experiments", Map.of("name", wanted));
        return Json.read(made.bytes(), JsonObject.class).text("id");
    }

    private String path() {
        return "/api/v1/runs/" + GimbalClient.encode(id);
    }

    /// Ends it, whatever the command itself said of its end.
    ///
    /// @throws GimbalException when the server refuses, or stays away
    Answer finish(RunEnding ending, Patience patience) {
        GimbalClient patient = client.waiting(patience.timeout());
        return patience.trying(() -> {
            patient.post(path() + "/batch", new Tags(ending.tags()));
            return patient.post(path() + "/finish", new Finish(ending.status()));
        });
    }

    /// What a person may type to end it.
    String finishCommand(RunEnding ending) {
        return "curl -X POST " + client.address().resolve(path() + "/finish")
                + " -H 'Content-Type: application/json' -d '"
                + Json.text(Json.toValue(new Finish(ending.status()))) + "'";
    }
}
