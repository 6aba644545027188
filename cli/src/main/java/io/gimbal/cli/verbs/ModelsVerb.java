package io.gimbal.cli.verbs;

import static java.util.stream.Collectors.joining;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "models",
        header = "The models, the versions of one, or how a version stands.",
        description = {
            "Without a name, lists the models with their aliases: champion is the version that answers. With a model,"
                    + " lists its versions and the stage each has reached. With a version, shows what it is made of and"
                    + " what the gate to the champion's stage says of it now.",
            "Within a project, or where only one has such a model, its name can be left out: trip-duration is taxi/trip-duration."
        },
        footer = {
            "",
            "Examples:",
            "  gimbal models",
            "  gimbal models trip-duration",
            "  gimbal models trip-duration@3",
            "  gimbal models taxi/trip-duration@champion --json"
        })
final class ModelsVerb extends ServerVerb {
    @Parameters(arity = "0..1", paramLabel = "MODEL[@VERSION]", description = "A model, or one version of it.")
    private @Nullable String asked;

    ModelsVerb(Shell shell) {
        super(shell);
    }

    @Override
    protected ExitCode run(GimbalClient client) {
        if (asked == null) {
            list(client.get("/api/v1/models?size=1000"));
        } else if (asked.indexOf('@') < 0) {
            versions(client, ModelRef.parse(asked, shell(), client));
        } else {
            show(client, VersionRef.parse(asked, shell(), client).path(client));
        }
        return ExitCode.DONE;
    }

    private void list(Answer answer) {
        if (printJson(answer)) {
            return;
        }
        Table table = new Table("model", "aliases", "stage policy", "description");
        object(answer)
                .array("items")
                .objects()
                .forEach(model -> table.add(
                        model.text("namespace") + "/" + model.text("name"),
                        aliases(model, Optional.empty()),
                        model.findText("stage_policy").orElse(""),
                        model.text("description")));
        terminal().print(table);
    }

    private void versions(GimbalClient client, ModelRef model) {
        Answer answer = client.get(model.path() + "/versions?size=1000");
        if (printJson(answer)) {
            return;
        }
        JsonObject named = object(client.get(model.path()));
        Table table = new Table("version", "stage", "since", "aliases", "author", "why");
        for (JsonObject version : object(answer).array("items").objects()) {
            long number = version.integer("version");
            table.add(
                    number,
                    version.text("stage"),
                    version.text("since"),
                    aliases(named, Optional.of(number)),
                    version.text("author"),
                    version.text("why"));
        }
        terminal().print(table);
    }

    /// `champion=3 failsafe=1`, or of one version `champion failsafe`.
    private static String aliases(JsonObject model, Optional<Long> version) {
        JsonObject aliases = model.object("aliases");
        return aliases.fields().keySet().stream()
                .filter(name -> version.isEmpty() || aliases.integer(name) == version.get())
                .map(name -> version.isEmpty() ? name + "=" + aliases.integer(name) : name)
                .collect(joining(" "));
    }

    private void show(GimbalClient client, String path) {
        Answer answer = client.get(path);
        JsonObject version = object(answer);
        JsonObject gate = object(client.get(path + "/gate"));
        if (json()) {
            terminal().print(Json.text(version.toBuilder().put("decision", gate).build()));
            return;
        }
        terminal().print("version  " + version.integer("version"));
        terminal().print("stage    " + version.text("stage") + " since " + version.text("since"));
        terminal().print("author   " + version.text("author") + ": " + version.text("why"));
        version.findText("digest").ifPresent(digest -> terminal().print("model    " + digest));
        version.findText("source").ifPresent(source -> terminal().print("source   " + source));
        version.findText("run").ifPresent(run -> terminal().print("run      " + run));
        version.array("datasets").texts().forEach(data -> terminal().print("data     " + data));
        DecisionView decision = new DecisionView(gate);
        terminal().print(decision.summary());
        decision.print(terminal());
    }

    private static JsonObject object(Answer answer) {
        return Json.read(answer.bytes(), JsonObject.class);
    }
}
