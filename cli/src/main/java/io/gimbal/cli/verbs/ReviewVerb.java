package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "review",
        header = "Say what you think of a version, for the record.",
        description = {
            "Your review is evidence: gates count who approved. What you say last counts. Whether the author's own"
                    + " approval counts, the model's stage policy says.",
            "Prints what the gate to the champion's stage says afterwards."
        },
        footer = {"", "Example:", "  gimbal review trip-duration@3 --approve --comment \"Staten Island looks fine now\""
        })
final class ReviewVerb extends ServerVerb {
    @Parameters(paramLabel = "MODEL@VERSION", description = "The version, like trip-duration@3.")
    private String asked = "";

    @ArgGroup(multiplicity = "1")
    private Opinion opinion = new Opinion();

    private static final class Opinion {
        @Option(names = "--approve", required = true, description = "You would let it answer.")
        private boolean approve;

        @Option(names = "--reject", required = true, description = "You would not; takes back an earlier approval.")
        @SuppressWarnings("UnusedVariable") // one of the two is given
        private boolean reject;
    }

    @Option(names = "--comment", required = true, description = "What you looked at, in a few words.")
    private String comment = "";

    @Option(
            names = "--confirm",
            paramLabel = "POINT",
            description = "A point of the stage's checklist that you have looked at; once for each.")
    private List<String> confirmed = new ArrayList<>();

    @Option(names = "--at", paramLabel = "TIME", description = EventTimes.AT)
    private @Nullable String at;

    ReviewVerb(Shell shell) {
        super(shell);
    }

    private record Sent(
            boolean approved,
            List<String> confirmed,
            String comment,
            @Nullable String at) {}

    @Override
    protected ExitCode run(GimbalClient client) {
        String path = VersionRef.parse(asked, shell(), client).path(client);
        Answer answer = client.post(path + "/reviews", new Sent(opinion.approve, confirmed, comment, at));
        if (!printJson(answer)) {
            JsonObject reviewed = Json.read(answer.bytes(), JsonObject.class);
            DecisionView decision = new DecisionView(reviewed.object("decision"));
            terminal().print(reviewed.text("summary"));
            terminal().print(decision.summary());
            decision.print(terminal());
        }
        return ExitCode.DONE;
    }
}
