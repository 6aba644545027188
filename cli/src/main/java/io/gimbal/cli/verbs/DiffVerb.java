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
            "Compares code, parameters, data, features, environment and measurements of the second with those of the first."
                    + " One alone is compared with what came before it: a version with its parent, the newest version"
                    + " before it that has been champion, or else the one before it; a run with the run it is part of, or"
                    + " else the one that started before it in its experiment.",
            "What is alike is left out."
        },
        footer = {
            "",
            "Examples:",
            "  gimbal diff trip-duration@5",
            "  gimbal diff trip-duration@3 trip-duration@champion",
            "  gimbal diff 0f8fad5bd9cb469fa16570867728950e"
        })
final class DiffVerb extends ServerVerb {
    private static final int LONGEST = 60;
    private static final String ENVIRONMENT = "environment";

    @Parameters(
            index = "0",
            paramLabel = "VERSION|RUN",
            description =
                    "MODEL@NUMBER, MODEL@ALIAS, or the id of a run; of two the one before the change, on the left.")
    private String first = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION|RUN",
            description = "The one after the change, on the right.")
    private @Nullable String second;

    DiffVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        Answer answer = client.get(first.contains("@") ? versionPath(client) : runPath());
        if (!printJson(answer)) {
            print(Json.read(answer.bytes(), JsonObject.class));
        }
        return ExitCode.DONE;
    }

    private String versionPath(GimbalClient client) {
        VersionRef before = VersionRef.parse(first, shell(), client);
        if (second == null) {
            return before.path(client) + "/difference";
        }
        VersionRef after = VersionRef.parse(second, shell(), client);
        if (!before.model().equals(after.model())) {
            throw CodedException.invalidArgument(
                    "versions of two models are not compared: " + before.model() + " and " + after.model());
        }
        return after.path(client) + "/difference?to=" + before.number(client);
    }

    private String runPath() {
        String path = "/api/v1/runs/" + GimbalClient.encode(second == null ? first : second) + "/difference";
        return second == null ? path : path + "?to=" + GimbalClient.encode(first);
    }

    private void print(JsonObject found) {
        boolean runs = found.has("run");
        String base = runs ? found.text("base_name") : "v" + found.integer("base");
        String changed = runs ? found.text("run_name") : "v" + found.integer("version");
        found.findText("why").ifPresent(why -> terminal().print("why: " + why));
        Table changes = new Table("", "what", base, changed);
        boolean isUntold = isUntold(found);
        int count = 0;
        for (Map.Entry<String, ?> entry : found.fields().entrySet()) {
            if (entry.getValue() instanceof JsonArray list
                    && !entry.getKey().equals("untold")
                    && !(entry.getKey().equals(ENVIRONMENT) && isUntold)) {
                list.objects().forEach(change -> add(changes, entry.getKey(), change));
                count += list.items().size();
            }
        }
        if (isUntold) {
            terminal().print(unrecorded(found, base, changed));
        }
        if (count == 0) {
            terminal()
                    .print("nothing " + (isUntold ? "else " : "") + "that is known differs between " + base + " and "
                            + changed);
        } else {
            terminal().print(changes);
        }
    }

    /// Whether one of the two tells an environment and the other none.
    private static boolean isUntold(JsonObject found) {
        return found.has("untold")
                && found.array("untold").texts().contains(ENVIRONMENT)
                && !found.array(ENVIRONMENT).items().isEmpty();
    }

    private static String unrecorded(JsonObject found, String base, String changed) {
        boolean isBase =
                found.array(ENVIRONMENT).objects().getFirst().findText("before").isEmpty();
        return "the environment of " + (isBase ? base : changed)
                + " was not recorded: it was not captured, as gimbal run does";
    }

    private static void add(Table changes, String aspect, JsonObject change) {
        changes.add(aspect, change.text("name"), shown(change, "before"), shown(change, "after"));
    }

    private static String shown(JsonObject change, String side) {
        String text = change.findText(side).orElse("–").replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
