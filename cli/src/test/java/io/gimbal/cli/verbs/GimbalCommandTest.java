package io.gimbal.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.cli.CommandLineFixture;
import io.gimbal.cli.CommandLineFixture.Result;
import io.gimbal.cli.Shell;
import io.gimbal.cli.Terminal;
import io.gimbal.core.HomeLock;
import io.gimbal.json.Json;
import io.gimbal.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

final class GimbalCommandTest {
    private static final String STATUS = """
            {"version":"1.2","home":"/srv/gimbal","started_at":"2020-03-14T08:00:00Z","uptime":"PT5S",
             "checks":[{"name":"jdk","ok":true,"detail":"25"},{"name":"disk","ok":%s,"detail":"3 MB free"}]}
            """;

    @TempDir
    Path folder;

    private CommandLineFixture gimbal;

    @BeforeEach
    void start() throws IOException {
        gimbal = new CommandLineFixture(folder);
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    @Nested
    class Help {
        @ParameterizedTest
        @ValueSource(strings = {"", "--help", "help"})
        void listsTheVerbs(String arguments) {
            Result result = arguments.isEmpty() ? gimbal.execute() : gimbal.execute(arguments);
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).contains("server", "status", "doctor", "version", "VERB --help");
        }

        @ParameterizedTest
        @ValueSource(strings = {"--help", "server --help"})
        void saysWhereDataIsKept(String arguments) {
            Result result = gimbal.execute(arguments.split(" "));
            assertThat(result.out().replaceAll("\\s+", " "))
                    .contains("GIMBAL_HOME, else .gimbal in the project around the working folder, else ~/.gimbal");
        }

        @Test
        void ofEveryVerbIsWorthReading() {
            Terminal silent =
                    new Terminal(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false);
            CommandLine command = GimbalCommand.commandLine(new Shell(silent, Map.of(), folder, folder));
            assertThat(verbs(command)).hasSizeGreaterThan(35).allSatisfy(verb -> {
                var help = verb.usageMessage();
                assertThat(help.header()).as("one line about it").hasSize(1);
                assertThat(String.join(" ", help.description()))
                        .as("description")
                        .hasSizeGreaterThan(30);
                assertThat(verb.options()).allMatch(option -> option.description().length > 0);
                assertThat(verb.optionsMap()).containsKeys("--json", "--help");
            });
        }

        /// With those below others, like `data add`.
        private static List<CommandSpec> verbs(CommandLine command) {
            return command.getSubcommands().values().stream()
                    .flatMap(verb -> Stream.concat(Stream.of(verb.getCommandSpec()), verbs(verb).stream()))
                    .toList();
        }

        @Test
        void ofAMisspeltVerbIsOffered() {
            Result result = gimbal.execute("stauts");
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("'stauts'", "gimbal status");
        }
    }

    @Nested
    class Status {
        @Test
        void isPrintedForPeople() {
            Result result = gimbal.answering("/api/v1/status", 200, STATUS.formatted(true))
                    .run("status");

            assertThat(result.exitCode()).isZero();
            assertThat(result.lines())
                    .containsExactly(
                            "address  " + gimbal.address(),
                            "version  1.2",
                            "home     /srv/gimbal",
                            "started  2020-03-14T08:00:00Z",
                            "health   well");
        }

        @Test
        void asJsonIsWhatTheServerSaid() {
            Result result = gimbal.answering("/api/v1/status", 200, STATUS.formatted(true))
                    .run("status", "--json");
            assertThat(result.out().strip()).isEqualTo(STATUS.formatted(true).strip());
        }

        @Test
        void thatIsNotWellEndsWithOne() {
            Result result = gimbal.answering("/api/v1/status", 200, STATUS.formatted(false))
                    .run("status");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out()).contains("not well");
        }
    }

    @Nested
    class Doctor {
        private static final String SOUND = """
                {"sound":true,"entries":12,"anchored":0,"unanchored":12,"problems":[]}
                """;
        private static final String TAMPERED = """
                {"sound":false,"entries":12,"anchored":0,"unanchored":12,
                 "problems":[{"type":"changed","position":7,"message":"entry 7 was changed"}]}
                """;
        private static final String SETTINGS = """
                [{"key":"http.port","value":"9000","origin":"flag --http.port"},
                 {"key":"log.level","value":"info","origin":"default"}]
                """;

        @Test
        void printsChecksAndSettingsThatWereChosen() {
            Result result = gimbal.answering("/api/v1/status", 200, STATUS.formatted(false))
                    .answering("/api/v1/settings", 200, SETTINGS)
                    .answering("/api/v1/audit/verification", 200, SOUND)
                    .run("doctor");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.lines())
                    .contains("disk    NOT OK  3 MB free", "http.port   9000  flag --http.port")
                    .noneMatch(line -> line.contains("log.level"));
        }

        @Test
        void printsAllSettingsWhenAsked() {
            Result result = gimbal.answering("/api/v1/status", 200, STATUS.formatted(true))
                    .answering("/api/v1/settings", 200, SETTINGS)
                    .answering("/api/v1/audit/verification", 200, SOUND)
                    .run("doctor", "--all");

            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).contains("log.level");
        }

        @Test
        void ofATamperedAuditLogIsNotWell() {
            Result result = gimbal.answering("/api/v1/status", 200, STATUS.formatted(true))
                    .answering("/api/v1/settings", 200, SETTINGS)
                    .answering("/api/v1/audit/verification", 200, TAMPERED)
                    .run("doctor");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.lines()).anyMatch(line -> line.matches("audit +NOT OK +entry 7 was changed .*"));
        }

        @Test
        void withoutServer_looksAtTheMachineAndSaysWhyThereIsNone() {
            gimbal.with("GIMBAL_HTTP_PORT", "0");

            Result result = gimbal.execute("doctor", "--json");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out()).contains("\"ok\":false", "no server has the home " + folder);
            assertThat(names(result, true)).containsExactly("jdk", "libgomp", "disk", "home", "port");
            assertThat(names(result, false)).containsExactly("server");
        }

        private static List<String> names(Result result, boolean ok) {
            return ((JsonObject) Json.parse(result.out()))
                    .array("checks").objects().stream()
                            .filter(check -> check.flag("ok") == ok)
                            .map(check -> check.text("name"))
                            .toList();
        }

        @Test
        void withoutServer_aPortThatIsTakenIsNamed() throws IOException {
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                String port = Integer.toString(taken.getLocalPort());
                Files.writeString(
                        Files.createDirectories(home()).resolve("gimbal.properties"), "http.port = " + port + "\n");

                Result result = gimbal.execute("doctor");

                assertThat(result.exitCode()).isEqualTo(1);
                assertThat(result.lines())
                        .anyMatch(line -> line.matches("port +NOT OK +" + port + " on 127.0.0.1: .*--port"));
            }
        }

        @Test
        void withoutServer_aPortThatIsNoneIsNamed() {
            gimbal.with("GIMBAL_HTTP_PORT", "http");
            assertThat(gimbal.execute("doctor").lines())
                    .anyMatch(line -> line.matches("port +NOT OK +http.port is \"http\", expected .*"));
        }

        @Test
        void withoutServer_aHomeFromANewerVersionIsNamedAndLeftAlone() throws IOException {
            Files.writeString(Files.createDirectories(home()).resolve("layout"), "99\n");

            Result result = gimbal.execute("doctor");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.lines())
                    .anyMatch(line -> line.matches("home +NOT OK +.* was written by a newer Gimbal \\(layout 99.*"));
            assertThat(home().resolve("lock")).doesNotExist();
        }

        @Test
        void withoutServer_aHomeThatSomebodyHasIsNamed() {
            try (HomeLock _ = HomeLock.acquire(home())) {
                Result result = gimbal.execute("doctor");

                assertThat(result.exitCode()).isEqualTo(1);
                assertThat(result.lines()).anyMatch(line -> line.matches("home +NOT OK +.* is in use by process .*"));
            }
        }

        private Path home() {
            return folder.resolve("user/.gimbal");
        }
    }

    @Nested
    class Version {
        @Test
        void ofTheServerIsPrintedToo() {
            Result result = gimbal.answering("/api/v1/version", 200, "{\"version\":\"1.2\",\"java\":\"25\"}")
                    .run("version");
            assertThat(result.lines()).hasSize(2).contains("server 1.2");
        }

        @Test
        void startsNoServer() {
            assertThat(gimbal.execute("version").lines())
                    .singleElement()
                    .asString()
                    .startsWith("gimbal ");
        }
    }

    @Nested
    class Refusals {
        @Test
        void areLinesOnStandardErrorWithEveryProblem() {
            String problem = """
                    {"status":400,"code":"invalid-argument","detail":"2 problems","problems":[
                     {"location":"taxi.yaml:3:5","message":"unknown key"},
                     {"location":"taxi.yaml:9:1","message":"missing name"}]}
                    """;
            Result result = gimbal.answering("/api/v1/status", 400, problem).run("status");

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err().lines())
                    .containsExactly(
                            "gimbal: 2 problems", "  taxi.yaml:3:5: unknown key", "  taxi.yaml:9:1: missing name");
        }

        @Test
        void byTheStateOfThingsEndWithOne() {
            String problem = "{\"status\":409,\"code\":\"failed-precondition\",\"detail\":\"still used\"}";
            assertThat(gimbal.answering("/api/v1/status", 409, problem)
                            .run("status")
                            .exitCode())
                    .isEqualTo(1);
        }

        @Test
        void byAServerThatIsNotThereEndWithThree() {
            Result result = gimbal.execute("status", "--server", "http://127.0.0.1:1");
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.err().strip()).isEqualTo("gimbal: the server at http://127.0.0.1:1 cannot be reached");
        }
    }
}
