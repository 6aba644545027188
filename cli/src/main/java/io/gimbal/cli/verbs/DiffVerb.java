package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;
import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        header = "What changed from one model version or run to another, and why.",
        description = {
            "Compares code, parameters, data, features, environment and measurements. Without OTHER, a version is compared"
                    + " with its parent: the newest version before it that has been champion, or else the one before it;"
                    + " a run with the run it is part of, or else the one that started before it in its experiment.",
            "What is alike is left out."
        },
        footer = {
            "",
            "Examples:",
            "  gimbal diff trip-duration@5",
            "  gimbal diff trip-duration@champion trip-duration@3",
            "  gimbal diff 0f8fad5bd9cb469fa16570867728950e"
        })
final class DiffVerb extends ServerVerb {
    private static final int LONGEST = 60;

    @Parameters(index = "0", paramLabel = "VERSION|RUN", description = "MODEL@NUMBER, MODEL@ALIAS, or the id of a run.")
    private String what = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "OTHER", description = "What it is compared with.")
    private @Nullable String other;

    DiffVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Answer answer = client.get(what.contains("@") ? versionPath(client) : runPath());
        if (!printJson(answer)) {
            print(Json.read(answer.bytes(), JsonObject.class));
        }
        return ExitCode.DONE;
    }

    private String versionPath(GimbalClient client) {
        VersionRef version = VersionRef.parse(what, shell(), client);
        String path = version.path(client) + "/difference";
        if (other == null) {
            return path;
        }
        VersionRef base = VersionRef.parse(other, shell(), client);
        if (!base.model().equals(version.model())) {
            throw CodedException.invalidArgument(
                    "versions of two models are not compared: " + version.model() + " and " + base.model());
        }
        return path + "?to=" + base.number(client);
    }

    private String runPath() {
        String path = "/api/v1/runs/" + GimbalClient.encode(what) + "/difference";
        return other == null ? path : path + "?to=" + GimbalClient.encode(other);
    }

    private void print(JsonObject found) {
        boolean runs = found.has("run");
        String base = runs ? found.text("base_name") : "v" + found.integer("base");
        String changed = runs ? found.text("run_name") : "v" + found.integer("version");
        found.findText("why").ifPresent(why -> terminal().print("why: " + why));
        Table changes = new Table("", "what", base, changed);
        int count = 0;
        for (Map.Entry<String, ?> entry : found.fields().entrySet()) {
            if (entry.getValue() instanceof JsonArray list && !entry.getKey().equals("untold")) {
                list.objects().forEach(change -> add(changes, entry.getKey(), change));
                count += list.items().size();
            }
        }
        if (count == 0) {
            terminal().print("nothing that is known differs between " + base + " and " + changed);
        } else {
            terminal().print(changes);
        }
    }

    private static void add(Table changes, String aspect, JsonObject change) {
        changes.add(aspect, change.text("name"), shown(change, "before"), shown(change, "after"));
    }

    private static String shown(JsonObject change, String side) {
        String text = change.findText(side).orElse("–").replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
