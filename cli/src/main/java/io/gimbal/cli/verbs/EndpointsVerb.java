package io.gimbal.cli.verbs;

import io.gimbal.cli.ExitCode;
import io.gimbal.cli.ServerVerb;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Table;
import io.gimbal.client.Answer;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "endpoints",
        header = "Where models are asked, and who answers there.",
        description = "Lists the endpoints with the version in each role. gimbal endpoints predict asks one, gimbal"
                + " endpoints failsafe lets the simpler version take over.",
        footer = {
            "",
            "Examples:",
            "  gimbal endpoints",
            "  gimbal endpoints predict trip-duration trip.json",
            "  gimbal endpoints failsafe trip-duration --engage --why \"the weather feed is wrong\""
        })
final class EndpointsVerb extends ListingVerb {
    private static final String ALL = "/api/v1/endpoints";
    private static final Listing LISTING = new Listing(
            ALL, List.of("endpoint", "answers", "champion", "failsafe", "shadows", "model"), EndpointsVerb::add);

    EndpointsVerb(Shell shell) {
        super(shell, LISTING);
    }

    static CommandLine with(Shell shell) {
        return new CommandLine(new EndpointsVerb(shell))
                .addSubcommand(new ListVerb(shell))
                .addSubcommand(new EndpointPredictVerb(shell))
                .addSubcommand(new FailsafeVerb(shell));
    }

    static String path(String endpoint) {
        return ALL + "/" + GimbalClient.encode(endpoint);
    }

    private static void add(Table table, JsonObject endpoint) {
        table.add(
                endpoint.text("project") + "/" + endpoint.text("name"),
                endpoint.text("served_by"),
                version(endpoint.object("champion")),
                endpoint.findObject("failsafe").map(EndpointsVerb::version).orElse("–"),
                shadows(endpoint),
                endpoint.text("model"));
    }

    private static String version(JsonObject role) {
        return role.findInteger("version").map(String::valueOf).orElse("–");
    }

    private static String shadows(JsonObject endpoint) {
        List<String> declared = endpoint.array("shadows").objects().stream()
                .flatMap(it -> it.findInteger("version").stream())
                .map(String::valueOf)
                .collect(Collectors.toList());
        endpoint.array("candidates").numbers().forEach(it -> declared.add(it.toString()));
        return declared.stream().distinct().collect(Collectors.joining(", "));
    }

    @Command(
            name = "list",
            header = "The endpoints, with the version in each role.",
            description = "The same as gimbal endpoints: who answers at each, and who only listens.")
    private static final class ListVerb extends ListingVerb {
        ListVerb(Shell shell) {
            super(shell, LISTING);
        }
    }

    @Command(
            name = "failsafe",
            header = "Let the failsafe answer, or the champion again.",
            description = "Holds for every request from the next one on. What a person engages stays until a person"
                    + " lifts it.",
            footer = {
                "",
                "Examples:",
                "  gimbal endpoints failsafe trip-duration --engage --why \"the weather feed is wrong\"",
                "  gimbal endpoints failsafe trip-duration --lift --why \"the feed is mended\""
            })
    private static final class FailsafeVerb extends ServerVerb {
        @Parameters(paramLabel = "ENDPOINT", description = "The endpoint, like trip-duration.")
        private String endpoint = "";

        @CommandLine.ArgGroup(multiplicity = "1")
        private final Direction direction = new Direction();

        @Option(names = "--why", required = true, description = "The reason.")
        private String why = "";

        FailsafeVerb(Shell shell) {
            super(shell);
        }

        @SuppressWarnings("UnusedVariable") // --lift is what --engage is not
        private static final class Direction {
            @Option(names = "--engage", description = "The failsafe answers.")
            private boolean engage;

            @Option(names = "--lift", description = "The champion answers.")
            private boolean lift;
        }

        private record Wish(boolean engaged, String why) {}

        @Override
        protected ExitCode run(GimbalClient client) {
            Answer answer = client.post(path(endpoint) + "/failsafe", new Wish(direction.engage, why));
            if (!printJson(answer)) {
                boolean engaged = Json.read(answer.bytes(), JsonObject.class).flag("engaged");
                terminal().print(endpoint + " is answered by the " + (engaged ? "failsafe" : "champion"));
            }
            return ExitCode.DONE;
        }
    }
}
