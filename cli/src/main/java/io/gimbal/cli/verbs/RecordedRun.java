package io.gimbal.cli.verbs;

import io.gimbal.cli.capture.CommandCapture;
import io.gimbal.cli.capture.DataFiles;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.client.GimbalException;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A run on the server, from its start to its end.
///
/// @param experiment its number, as MLflow's clients know it, too
record RecordedRun(GimbalClient client, String id, String name, String experiment) {
    /// How long its end is tried to be recorded when the server is away for a moment.
    private static final List<Integer> PAUSES = List.of(1, 2, 4, 8);

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
        capture.files()
                .forEach((path, text) ->
                        client.putContent(run.path() + "/artifacts/" + path, text.getBytes(StandardCharsets.UTF_8)));
        if (!wish.data().isEmpty()) {
            client.post(run.path() + "/inputs", new Inputs(wish.data()));
        }
        return run;
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
    Answer finish(String status, int exitCode) {
        return trying(() -> {
            client.post(path() + "/batch", new Tags(Map.of("exit_code", Integer.toString(exitCode))));
            return client.post(path() + "/finish", new Finish(status));
        });
    }

    private interface Request {
        Answer send();
    }

    private static Answer trying(Request request) {
        for (int pause : PAUSES) {
            try {
                return request.send();
            } catch (GimbalException e) {
                if (!e.retryable()) {
                    throw e;
                }
                sleep(pause);
            }
        }
        return request.send();
    }

    private static void sleep(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CodedException(ErrorCode.CANCELLED, "interrupted before the end of the run was recorded", e);
        }
    }
}
