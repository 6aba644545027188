package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.json.JsonObject;
import io.gimbal.server.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `init`, `plan`, `apply`, `schema` and `graph` against a whole server.
final class ProjectVerbsTest {
    private static final String POLICY = """
            stage-policy: guarded
            stages:
              - stage: candidate
              - stage: production
                gates:
                  trust: candidate.review.approvals >= 1
            """;
    private static final String MODEL = """
            model: trip-duration
            stage-policy: guarded
            """;

    @TempDir
    Path folder;

    private CommandLine gimbal;

    @BeforeEach
    void start() {
        gimbal = CommandLine.in(folder);
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    private void project(String name, String text) throws IOException {
        Files.writeString(folder.resolve("project.yaml"), "project: taxi\nowner: ann\n");
        Files.writeString(folder.resolve(name), text);
    }

    @Nested
    class Init {
        @Test
        void laysOutAProjectThatCanBeApplied() {
            Result result = gimbal.done("init", "--name", "taxi", "--owner", "dispatch-team");

            assertThat(result.lines())
                    .containsExactly(
                            "wrote " + folder.resolve("project.yaml"), "wrote " + folder.resolve(".gitignore"));
            assertThat(gimbal.done("plan").lines())
                    .containsExactly("0 to create, 0 to change, 0 to remove, 0 unchanged");
            assertThat(gimbal.done("apply", "--why", "begin").lines())
                    .containsExactly("nothing to do, everything is live as declared");
        }

        @Test
        void leavesWhatIsThere() throws IOException {
            project("model.yaml", MODEL);
            gimbal.done("init");

            assertThat(Files.readString(folder.resolve("project.yaml"))).isEqualTo("project: taxi\nowner: ann\n");
            assertThat(gimbal.done("init").out()).contains("is laid out already");
        }

        @Test
        void makesAFolderAndNamesTheProjectAfterIt() throws IOException {
            JsonObject made = gimbal.done("init", "My Taxi", "--json").json();

            assertThat(made.array("written").texts()).containsExactly("project.yaml", ".gitignore");
            assertThat(Files.readString(folder.resolve("My Taxi/project.yaml"))).contains("\nproject: my-taxi\n");
            assertThat(gimbal.done("plan", "My Taxi").out()).contains("0 to create");
        }

        @Test
        void refusesANameNoServerTakes() {
            Result result = gimbal.run("init", "--name", "my taxi");

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("\"my taxi\"").contains("like my-taxi");
            assertThat(folder.resolve("project.yaml")).doesNotExist();
        }
    }

    @Nested
    class PlanAndApply {
        @Test
        void withoutAProjectSayHowToBegin() {
            Result result = gimbal.run("plan");

            assertThat(result.exitCode()).isNotZero();
            assertThat(result.err()).contains("no project.yaml in " + folder).contains("gimbal init");
        }

        @Test
        void showAndMakeWhatIsNewOnce() throws IOException {
            project("training.yaml", POLICY + "---\n" + MODEL);

            assertThat(gimbal.done("plan").lines())
                    .anyMatch(line -> line.startsWith("+ stage-policy:taxi/guarded  training.yaml:1"))
                    .anyMatch(line -> line.startsWith("+ model:taxi/trip-duration  training.yaml:8"))
                    .endsWith("2 to create, 0 to change, 0 to remove, 0 unchanged");
            assertThat(gimbal.done("graph", "--kind", "model").lines()).hasSize(1);
            assertThat(gimbal.done("apply", "--why", "a new task").out()).contains("2 to create");
            assertThat(gimbal.done("graph", "--kind", "model").out()).contains("model:taxi/trip-duration");
            assertThat(gimbal.done("apply", "--why", "again").out()).contains("nothing to do");
            assertThat(gimbal.done("plan").lines())
                    .containsExactly("0 to create, 0 to change, 0 to remove, 2 unchanged");
        }

        @Test
        void showAChangeFieldByFieldWithWhatFollows() throws IOException {
            project("training.yaml", POLICY + "---\n" + MODEL);
            gimbal.done("apply", "--why", "a new task");
            project("training.yaml", POLICY.replace(">= 1", ">= 2") + "---\n" + MODEL);

            assertThat(gimbal.done("plan").lines())
                    .anyMatch(line -> line.startsWith("~ stage-policy:taxi/guarded"))
                    .anyMatch(line -> line.contains("approvals >= 1") && line.contains("approvals >= 2"))
                    .anyMatch(line -> line.contains("! asked at the next promotion"))
                    .anyMatch(line -> line.contains("reaches model:taxi/trip-duration"));
        }

        @Test
        void nameEveryMistakeWithFileAndLineAndChangeNothing() throws IOException {
            project("training.yaml", POLICY.replace("approvals", "aprovals") + "---\n" + MODEL.replace("guarded", "x"));

            for (List<String> verb : List.of(List.of("plan"), List.of("apply", "--why", "a new task"))) {
                Result result = gimbal.run(verb.toArray(String[]::new));

                assertThat(result.exitCode()).as("%s", verb).isEqualTo(2);
                assertThat(result.err())
                        .contains("training.yaml:6:", "did you mean \"approvals\"?")
                        .contains("training.yaml:9:", "guarded");
            }
            assertThat(gimbal.done("graph", "--kind", "stage-policy").lines()).hasSize(1);
        }

        @Test
        void refuseWithoutAWhy() throws IOException {
            project("training.yaml", POLICY);

            assertThat(gimbal.run("apply").exitCode()).isEqualTo(2);
            assertThat(gimbal.run("apply", "--why", " ").exitCode()).isEqualTo(2);
            assertThat(gimbal.done("plan").out()).contains("1 to create");
        }

        @Test
        void removeOnlyWithPruneAndOnlyWhatNobodyNeeds() throws IOException {
            project("training.yaml", POLICY + "---\n" + MODEL);
            gimbal.done("apply", "--why", "a new task");
            project("training.yaml", "# nothing\n");

            assertThat(gimbal.done("plan").lines()).anyMatch(line -> line.startsWith("- model:taxi/trip-duration"));
            assertThat(gimbal.done("apply", "--why", "tidy").out())
                    .contains("no longer declared, but live: model:taxi/trip-duration, stage-policy:taxi/guarded");
            assertThat(gimbal.done("graph", "--kind", "model").out()).contains("model:taxi/trip-duration");
            gimbal.done("apply", "--prune", "--why", "tidy");
            assertThat(gimbal.done("graph", "--kind", "model").lines()).hasSize(1);
        }

        @Test
        void carryOutAPlanOnlyWhileItHolds() throws IOException {
            project("training.yaml", POLICY);
            String digest = gimbal.done("plan", "--json").json().text("digest");
            project("model.yaml", MODEL);

            Result late = gimbal.run("apply", "--why", "as seen", "--plan", digest);

            assertThat(late.exitCode()).isEqualTo(1);
            assertThat(late.err()).contains("no longer the one that was shown");
            String next = gimbal.done("plan", "--json").json().text("digest");
            JsonObject done = gimbal.done("apply", "--why", "as seen", "--plan", next, "--json")
                    .json();
            assertThat(done.array("items").objects()).hasSize(2);
        }

        @Test
        void leaveOutHiddenFoldersAndWhatIsIgnored() throws IOException {
            Files.createDirectories(folder.resolve(".venv"));
            Files.createDirectories(folder.resolve("old"));
            Files.writeString(folder.resolve(".venv/x.yaml"), "not: ours\n");
            Files.writeString(folder.resolve("old/x.yaml"), "this: [is no YAML\n");
            project("training.yaml", POLICY);
            Files.writeString(folder.resolve("project.yaml"), "project: taxi\nowner: ann\nignore: [old]\n");

            assertThat(gimbal.done("plan").out()).contains("1 to create");
        }
    }

    @Nested
    class Schema {
        @Test
        void listsTheKindsAndPrintsOne() {
            assertThat(gimbal.done("schema").lines()).contains("model", "stage-policy");
            JsonObject schema = gimbal.done("schema", "stage-policy").json();
            assertThat(schema.object("properties").has("stages")).isTrue();
        }

        @Test
        void ofAMisspeltKindNamesTheNearest() {
            Result result = gimbal.run("schema", "stage-polcy");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("did you mean \"stage-policy\"?");
        }
    }

    @Nested
    class Graph {
        @BeforeEach
        void apply() throws IOException {
            project("training.yaml", POLICY + "---\n" + MODEL);
            gimbal.done("apply", "--why", "a new task");
        }

        @Test
        void showsAnAssetWithItsEdges() {
            Result shown = gimbal.done("graph", "model:taxi/trip-duration");

            assertThat(shown.lines())
                    .contains("model:taxi/trip-duration", "owner    ann")
                    .anyMatch(line -> line.matches("model:taxi/trip-duration +reads +stage-policy:taxi/guarded"));
        }

        @Test
        void tellsWhatBreaks() {
            assertThat(gimbal.done("graph", "impact", "stage-policy:taxi/guarded")
                            .out())
                    .contains("model:taxi/trip-duration");
            assertThat(gimbal.done("graph", "impact", "model:taxi/trip-duration", "--upstream")
                            .out())
                    .contains("stage-policy:taxi/guarded");
            JsonObject walk = gimbal.done("graph", "impact", "stage-policy:taxi/guarded", "--json")
                    .json();
            assertThat(walk.array("reached").objects()).hasSize(1);
        }

        @Test
        void ofSomethingUnknownIsRefused() {
            Result result = gimbal.run("graph", "model:taxi/trip-duraton");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("model:taxi/trip-duraton");
            assertThat(gimbal.run("graph", "trips").exitCode()).isEqualTo(2);
        }
    }
}
