package io.gimbal.cli.verbs;

import io.gimbal.cli.Shell;
import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.List;

/// Which model is meant: `taxi/trip-duration`, or just `trip-duration` within a project, and wherever only one project
/// has a model of that name.
record ModelRef(String project, String name) {
    /// @throws CodedException INVALID_ARGUMENT if models of several projects, or of none, could be meant
    static ModelRef parse(String text, Shell shell, GimbalClient client) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return new ModelRef(text.substring(0, slash), text.substring(slash + 1));
        }
        String project = ProjectFiles.findName(shell.workingFolder()).orElseGet(() -> onlyProject(text, client));
        return new ModelRef(project, text);
    }

    private static String onlyProject(String name, GimbalClient client) {
        List<ModelRef> all = all(client);
        List<ModelRef> meant =
                all.stream().filter(model -> model.name.equals(name)).toList();
        if (meant.size() == 1) {
            return meant.getFirst().project;
        }
        throw CodedException.invalidArgument("which project's \"" + name + "\"?"
                + NearestName.hint(name, texts(all)).map(hint -> " " + hint).orElse(" there is no model yet"));
    }

    private static List<ModelRef> all(GimbalClient client) {
        JsonObject models = Json.read(client.get("/api/v1/models?size=1000").bytes(), JsonObject.class);
        return models.array("items").objects().stream()
                .map(model -> new ModelRef(model.text("namespace"), model.text("name")))
                .toList();
    }

    private static List<String> texts(List<ModelRef> models) {
        return models.stream().map(ModelRef::toString).toList();
    }

    String path() {
        return "/api/v1/models/" + GimbalClient.encode(project) + "/" + GimbalClient.encode(name);
    }

    @Override
    public String toString() {
        return project + "/" + name;
    }
}
