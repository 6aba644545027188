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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "tokens",
        header = "Who may come in: list, add and revoke tokens.",
        description = {
            "On the loopback address nobody needs a token. A server that others can reach demands one of everybody"
                    + " (--access.authentication tokens); make an admin's before you start it that way.",
            "Roles: viewer looks and asks endpoints, editor changes data and declarations, approver reviews and"
                    + " promotes, admin gives tokens; each may do what those before it may. Clients send a token as"
                    + " Bearer or as the Basic password; this command takes it from GIMBAL_TOKEN."
        },
        footer = {
            "",
            "Examples:",
            "  gimbal tokens add alice --role approver",
            "  gimbal tokens add dispatch --role viewer --consumer dispatch --expires 90d",
            "  gimbal tokens list",
            "  gimbal tokens revoke 0f8e2a6b1c3d4e5f"
        })
final class TokensVerb extends ListingVerb {
    private static final Listing LISTING = new Listing(
            "/api/v1/tokens?size=1000", List.of("id", "name", "role", "consumer", "created", ""), TokensVerb::add);

    TokensVerb(Shell shell) {
        super(shell, LISTING);
    }

    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new TokensVerb(shell))
                .addSubcommand(new ListVerb(shell))
                .addSubcommand(new AddVerb(shell))
                .addSubcommand(new RevokeVerb(shell));
    }

    private static void add(Table table, JsonObject token) {
        table.add(
                token.text("id"),
                token.text("name"),
                token.text("role"),
                token.findText("consumer").orElse(""),
                token.text("created_at"),
                end(token));
    }

    private static String end(JsonObject token) {
        return token.findText("revoked_at")
                .map(at -> "revoked " + at)
                .or(() -> token.findText("expires_at").map(at -> "expires " + at))
                .orElse("");
    }

    @Command(
            name = "list",
            header = "All tokens, without their secrets.",
            description = "Revoked and expired ones are listed too: the audit log names them.")
    static final class ListVerb extends ListingVerb {
        ListVerb(Shell shell) {
            super(shell, LISTING);
        }
    }

    @Command(
            name = "add",
            header = "Make a token.",
            description = "Prints it once; the server keeps only its hash.",
            footer = {"", "Example:", "  gimbal tokens add ci --role editor --expires 90d"})
    static final class AddVerb extends ServerVerb {
        @Parameters(paramLabel = "NAME", description = "Who will use it, as the audit log is to say it.")
        private String name = "";

        @Option(names = "--role", required = true, description = "viewer, editor, approver or admin.")
        private String role = "";

        @Option(names = "--consumer", description = "The one consumer in whose name it may ask endpoints.")
        private @Nullable String consumer;

        @Option(
                names = "--expires",
                paramLabel = "DURATION",
                description = "How long it is valid, like 90d. Default: until it is revoked.")
        private @Nullable String expires;

        AddVerb(Shell shell) {
            super(shell);
        }

        private record Sent(
                String name,
                String role,
                @Nullable String consumer,
                @Nullable String expiresIn) {}

        @Override
        protected ExitCode run(GimbalClient client) {
            Answer answer = client.post("/api/v1/tokens", new Sent(name, role, consumer, expires));
            if (!printJson(answer)) {
                JsonObject token = Json.read(answer.bytes(), JsonObject.class);
                terminal().print(token.text("token"));
                terminal()
                        .err()
                        .println("token " + token.text("id") + " for " + name + ", " + role
                                + ": this is shown once, keep it where only its user can read it");
                terminal().err().flush();
            }
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "revoke",
            header = "Take a token back.",
            description = "It is refused from the next request on; on other servers of the same database within a"
                    + " second.")
    static final class RevokeVerb extends ServerVerb {
        @Parameters(paramLabel = "ID", description = "The token's id, as gimbal tokens list prints it.")
        private String id = "";

        RevokeVerb(Shell shell) {
            super(shell);
        }

        @Override
        protected ExitCode run(GimbalClient client) {
            Answer answer = client.delete("/api/v1/tokens/" + GimbalClient.encode(id));
            if (!printJson(answer)) {
                JsonObject token = Json.read(answer.bytes(), JsonObject.class);
                terminal().print("the token of " + token.text("name") + " is revoked");
            }
            return ExitCode.DONE;
        }
    }
}
