package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.blob.LocalBlobStore;
import io.gimbal.client.GimbalClient;
import io.gimbal.json.JsonObject;
import io.gimbal.server.CommandLine.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `models`, `review`, `promote`, `rollback`, `tokens` and `doctor` against a whole server.
final class ModelVerbsTest {
    @TempDir
    Path folder;

    private CommandLine gimbal;

    @BeforeEach
    void start() throws IOException {
        gimbal = CommandLine.in(folder);
        Files.writeString(folder.resolve("project.yaml"), "project: taxi\nowner: ann\n");
        Files.writeString(folder.resolve("models.yaml"), """
                stage-policy: guarded
                stages:
                  - stage: candidate
                  - stage: production
                    self-review: allowed
                    gates:
                      trust: candidate.review.approvals >= 1
                ---
                model: trip-duration
                description: minutes
                stage-policy: guarded
                """);
        gimbal.done("apply", "--why", "a new task");
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    private void register() {
        var blobs = new LocalBlobStore(folder.resolve(".gimbal/blobs"));
        String digest =
                blobs.put("a model".getBytes(StandardCharsets.UTF_8)).digest().toString();
        GimbalClient.builder(gimbal.server().uri())
                .user("ann")
                .build()
                .post("/api/v1/models/taxi/trip-duration/versions", Map.of("digest", digest, "why", "trained"));
    }

    @Nested
    class TheWayOfAVersion {
        @BeforeEach
        void registerTwo() {
            register();
            register();
        }

        @Test
        void isRefusedReviewedPromotedAndRolledBack() {
            Result refused = gimbal.run("promote", "trip-duration@1", "--why", "it is better");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.err().lines())
                    .containsExactly(
                            "gimbal: taxi/trip-duration@1 may not enter production:",
                            "trust failed",
                            "  fails: candidate.review.approvals >= 1 (candidate.review.approvals = 0)",
                            "  candidate.review is missing: nobody has reviewed it; somebody who looks at it"
                                    + " says so, as gimbal review does");

            Result reviewed = gimbal.done("review", "trip-duration@1", "--approve", "--comment", "looks right");
            assertThat(reviewed.out()).contains("approved: looks right", "lets it pass", "passed     trust");

            Result promoted = gimbal.done("promote", "trip-duration@1", "--why", "it is better");
            assertThat(promoted.out()).startsWith("taxi/trip-duration@1 went from candidate to production, at ");
            gimbal.done("review", "taxi/trip-duration@2", "--approve", "--comment", "better still");
            assertThat(gimbal.done("promote", "trip-duration@2", "--why", "better still")
                            .out())
                    .contains("taxi/trip-duration@1, which it replaces, is archived");

            assertThat(gimbal.done("rollback", "trip-duration", "--why", "it went wrong")
                            .out())
                    .contains("taxi/trip-duration@1 went from archived to production");
            assertThat(gimbal.done("models").out()).contains("champion=1");
        }

        @Test
        void isListedAndShown() {
            gimbal.done("review", "trip-duration@2", "--approve", "--comment", "looks right");
            gimbal.done("promote", "trip-duration@2", "--why", "it is better");

            assertThat(gimbal.done("models", "trip-duration").lines())
                    .hasSize(3)
                    .anyMatch(line -> line.matches(" *2  production .*champion +ann +trained"))
                    .anyMatch(line -> line.matches(" *1  candidate .*"));
            assertThat(gimbal.done("models", "trip-duration@1").lines())
                    .anyMatch(line -> line.startsWith("stage    candidate since "))
                    .anyMatch(line -> line.startsWith("the gate to production does not let it pass"))
                    .contains("  failed     trust");
            assertThat(gimbal.done("models", "trip-duration@champion", "--json")
                            .json()
                            .integer("version"))
                    .isEqualTo(2);
        }

        @Test
        void asJsonTellsTheWholeDecision() {
            Result refused = gimbal.run("promote", "trip-duration@1", "--why", "it is better", "--json");

            assertThat(refused.exitCode()).isEqualTo(1);
            JsonObject piece =
                    refused.json().object("decision").array("pieces").objects().getFirst();
            assertThat(piece.array("gaps").objects().getFirst().text("evidence"))
                    .isEqualTo("candidate.review");
        }

        @Test
        void canBeTakenOutOfUse() {
            gimbal.done("promote", "trip-duration@1", "--to", "archived", "--why", "wrong units");

            assertThat(gimbal.done("models", "trip-duration").out()).contains("archived");
            assertThat(gimbal.run("promote", "trip-duration@1", "--to", "prodution", "--why", "x")
                            .err())
                    .contains("did you mean \"production\"?");
        }
    }

    @Test
    void theProjectNeedNotBeSaidWhereOnlyOneIsMeant() throws IOException {
        register();
        Files.delete(folder.resolve("project.yaml"));

        assertThat(gimbal.done("models", "trip-duration").out()).contains("candidate");
        assertThat(gimbal.run("models", "trip-duratoin").err())
                .contains("which project's \"trip-duratoin\"? one of taxi/trip-duration");
    }

    @Test
    void aVersionMustBeSaidInFull() {
        assertThat(gimbal.run("promote", "trip-duration", "--why", "x").err())
                .contains("expected MODEL@NUMBER or MODEL@ALIAS, like trip-duration@3");
        assertThat(gimbal.run("review", "trip-duration@1", "--comment", "x").exitCode())
                .isEqualTo(2);
        assertThat(gimbal.run("promote", "trip-duration@champion", "--why", "x").exitCode())
                .isEqualTo(1);
        assertThat(gimbal.run("models", "trip-duraton").err()).contains("did you mean \"taxi/trip-duration\"?");
    }

    @Nested
    class Tokens {
        @Test
        void areMadeUsedListedAndRevoked() {
            Result added = gimbal.done("tokens", "add", "ci", "--role", "viewer", "--expires", "90d");
            String secret = added.out().strip();
            assertThat(added.err()).contains("for ci, viewer").doesNotContain(secret);

            Map<String, String> asCi = Map.of("GIMBAL_TOKEN", secret);
            assertThat(gimbal.run(asCi, "models").exitCode()).isZero();
            Result refused = gimbal.run(asCi, "rollback", "trip-duration", "--why", "for fun");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("it takes the role approver");

            Result listed = gimbal.done("tokens", "list");
            assertThat(listed.lines()).hasSize(2).last().asString().contains("ci", "viewer", "expires ");
            assertThat(listed.out()).doesNotContain(secret);
            String id = listed.lines().getLast().substring(0, 16);
            gimbal.done("tokens", "revoke", id);
            assertThat(gimbal.done("tokens").out()).contains("revoked ");
            assertThat(gimbal.run(asCi, "models").err()).contains("the token is not valid");
        }

        @Test
        void ofAnUnknownRoleAreRefused() {
            Result result = gimbal.run("tokens", "add", "ci", "--role", "aprover");

            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("did you mean \"approver\"?");
        }
    }

    @Nested
    class Doctor {
        @Test
        void walksTheAuditChain() {
            assertThat(gimbal.run("doctor").lines())
                    .anyMatch(line -> line.matches("audit +ok +1 entries, of which 1 came after the last head.*"));
        }

        @Test
        void withoutTheRightToLookSaysSo() {
            String viewer = gimbal.done("tokens", "add", "vera", "--role", "viewer")
                    .out()
                    .strip();

            Result result = gimbal.run(Map.of("GIMBAL_TOKEN", viewer), "doctor");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out()).contains("the chain was not verified");
        }
    }
}
