package io.gimbal.cli.verbs;

import io.gimbal.cli.Progress;
import io.gimbal.cli.Table;
import io.gimbal.cli.Terminal;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.Locale;

/// A run of a pipeline for people.
record PipelineRunView(JsonObject run) {
    private static final int PERCENT = 100;

    long number() {
        return run.integer("run");
    }

    boolean isEnded() {
        return switch (run.text("state")) {
            case "queued", "running" -> false;
            default -> true;
        };
    }

    boolean succeeded() {
        return run.text("state").equals("succeeded");
    }

    /// How far it is: `step 3 of 8, training [####···]  40 %`.
    String progress() {
        List<JsonObject> steps = run.array("steps").objects();
        long done = steps.stream()
                .filter(step -> List.of("succeeded", "cached").contains(step.text("state")))
                .count();
        String doing = steps.stream()
                .filter(step -> step.text("state").equals("running"))
                .map(step -> ", " + step.text("name"))
                .findFirst()
                .orElse("");
        String bar = Progress.bar(Math.round(run.number("progress") * PERCENT), PERCENT);
        return "step " + Math.min(done + 1, steps.size()) + " of " + steps.size() + doing + " " + bar;
    }

    void print(Terminal terminal) {
        terminal.print(
                run.text("pipeline") + " run " + number() + ": " + run.text("state") + ", as of " + run.text("as_of"));
        Table table = new Table("step", "", "state", "seconds", "result");
        for (JsonObject step : run.array("steps").objects()) {
            table.add(
                    step.text("name"),
                    step.text("verb"),
                    step.text("state"),
                    step.findNumber("seconds")
                            .map(it -> String.format(Locale.ROOT, "%.1f", it))
                            .orElse("–"),
                    step.text("message"));
        }
        terminal.print(table);
        run.findText("message").ifPresent(terminal::printError);
    }
}
