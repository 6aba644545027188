package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.server.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What does not fit inside a declaration, or is not offered yet: said at the part it is about, not at the name.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusedPartsTest {
    private static final String SOUND = """
            source: trips
            type: events
            files: "trips-*.csv"
            id: [zone, ended]
            time: ended
            columns:
              zone:  { from: zone, type: long }
              ended: { from: ended, type: timestamp }
              miles:
                from: miles
                type: double
            ---
            entity: zone
            keys: { zone: long }
            ---
            feature-view: activity
            entity: zone
            source: trips
            features:
              trips: { count: "*", windows: [1h] }
            ---
            feature-service: fares
            inputs: { miles: double }
            features: [activity.*]
            ---
            stage-policy: guarded
            stages:
              - stage: candidate
              - stage: production
            ---
            model: fare
            stage-policy: guarded
            ---
            endpoint: fares
            model: fare
            features: fares
            champion: { stage: production }
            shadows:
              - { stage: candidate }
            guardrails:
              - guardrail: far
                when: value > 100.0
                clip: [1.0, 100.0]
            ---
            monitor: fares
            endpoint: fares
            chunk: 1d
            alerts:
              - alert: wrong
                severity: WARNING
                when: chunk.mae > 100.0
            ---
            contract: trips
            document: trips.odcs.yaml
            ---
            pipeline: train
            seed: 7
            steps:
              - step: rows
                sql: select zone, miles from trips
              - step: checked
                validate: { data: rows, contract: trips }
            """;

    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: trips
            version: 1.0.0
            status: active
            schema:
              - name: trips
                properties:
                  - { name: zone, logicalType: integer, required: true }
                  - { name: miles, logicalType: number }
            """;

    private CommandLine gimbal;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        gimbal = CommandLine.in(folder);
        declare("taxi", SOUND);
        agree(CONTRACT);
        gimbal.done("apply", "--why", "begin");
    }

    @BeforeEach
    void isSound() throws IOException {
        declare("taxi", SOUND);
        agree(CONTRACT);
        assertThat(gimbal.done("plan").lines()).containsExactly("0 to create, 0 to change, 0 to remove, 10 unchanged");
    }

    private void agree(String contract) throws IOException {
        Files.writeString(gimbal.folder().resolve("trips.odcs.yaml"), contract);
    }

    @AfterAll
    void stop() {
        gimbal.close();
    }

    private void declare(String project, String text) throws IOException {
        Files.writeString(gimbal.folder().resolve("project.yaml"), "project: " + project + "\nowner: ann\n");
        Files.writeString(gimbal.folder().resolve("all.yaml"), text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a stage of no version | { stage: production } | { stage: prodction } | all.yaml:37:20: model \"fare\" has no stage \"prodction\" | did you mean \"production\"?",
                "a shadow's stage | - { stage: candidate } | - { stage: canary } | all.yaml:39:14: model \"fare\" has no stage \"canary\" | one of archived, candidate, production",
                "a column from nowhere | \\n    from: miles\\n | \\n | all.yaml:9:3: columns.miles: a column has either |",
                "a column from two places | from: zone, | from: zone, sql: miles, | all.yaml:7:3: columns.zone: a column has either |",
                "events without time | time: ended\\n | `` | all.yaml:2:7: a source of events needs a \"time\" |",
                "an unknown key column | [zone, ended] | [zone, endid] | all.yaml:4:12: source \"trips\" has no column \"endid\" | did you mean \"ended\"?",
                "a time that is none | time: ended | time: zone | all.yaml:5:7: the time of source \"trips\" is a timestamp |",
                "a guardrail without effect | \\n    clip: [1.0, 100.0] | `` | all.yaml:41:5: guardrails[0]: guardrail \"far\" needs clip or abstain |",
                "reversed bounds | [1.0, 100.0] | [100.0, 1.0] | all.yaml:43:5: guardrails[0].clip: guardrail \"far\": clip takes two finite numbers, the lower first |",
                "a table that cannot keep a contract | select zone, miles | select zone | all.yaml:62:23: contract trips: contract: source rows has no column \"miles\" |",
                "a stage twice | - stage: production | - stage: candidate | all.yaml:29:12: stage policy guarded names stage candidate twice |"
            })
    void isNamedAtItsPlace(String what, String sound, String mistake, String place, String hint) throws IOException {
        declare("taxi", mistaken(sound, mistake));

        Result plan = gimbal.run("plan");
        assertThat(plan.exitCode()).as(plan.out()).isEqualTo(2);
        assertThat(plan.err()).contains(place).contains(hint == null ? "" : hint);
        assertThat(gimbal.run("apply", "--why", "a mistake").err()).isEqualTo(plan.err());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a source of another type | type: events | type: changes | all.yaml:2:7: \"changes\" is not offered yet (one of events, snapshot)",
                "a filter | source: trips\\nfeatures | source: trips\\nwhere: zone > 3\\nfeatures | all.yaml:19:1: \"where\" is not offered yet",
                "a derived feature | inputs: { miles | derive: {}\\ninputs: { miles | all.yaml:23:1: \"derive\" is not offered yet",
                "another aggregation | { count: \"*\" | { last: miles | all.yaml:20:12: \"last\" is not offered yet",
                "an hour at a time | chunk: 1d | chunk: 1h | all.yaml:47:8: a chunk is one day (1d), other lengths are not offered"
            })
    void whatIsNotOffered_isUnsupported(String what, String sound, String wanted, String message) throws IOException {
        declare("taxi", mistaken(sound, wanted));

        Result plan = gimbal.run("plan");
        assertThat(plan.err()).contains(message);
        assertThat(plan.exitCode()).as(plan.err()).isEqualTo(1);
        assertThat(gimbal.run("apply", "--why", "a wish").err()).isEqualTo(plan.err());
    }

    @Test
    void aPromiseThatNobodyChecks_isUnsupported() throws IOException {
        agree(CONTRACT + """
                slaProperties:
                  - { property: retention, value: 3, unit: y }
                """);

        Result plan = gimbal.run("plan");
        assertThat(plan.exitCode()).isEqualTo(1);
        assertThat(plan.err()).contains("trips.odcs.yaml:12:17: ", "the service level \"retention\" is not measured");
    }

    @Test
    void whatIsNotOffered_isNotSuggestedByTheSchema() {
        assertThat(gimbal.done("schema", "source").out()).contains("snapshot").doesNotContain("changes");
    }

    @Test
    void aStageOfAModelThatIsLive() throws IOException {
        String endpoint = "endpoint: city\nmodel: taxi/fare\nfeatures: taxi/fares\nchampion: { stage: %s }\n";
        declare("city", endpoint.formatted("production"));
        assertThat(gimbal.done("plan").out()).contains("1 to create");

        declare("city", endpoint.formatted("live"));
        assertThat(gimbal.run("plan").err())
                .contains(
                        "all.yaml:4:20: model \"taxi/fare\" has no stage \"live\" (one of archived, candidate, production");
    }

    @Test
    void aStageOfAModelWithoutAPolicy() throws IOException {
        String free = mistaken("\\nstage-policy: guarded\\n---\\nendpoint", "\\n---\\nendpoint");
        declare("taxi", free);
        assertThat(gimbal.done("plan").out()).contains("1 to change");

        declare("taxi", free.replace("{ stage: candidate }", "{ stage: canary }"));
        assertThat(gimbal.run("plan").err())
                .contains("has no stage \"canary\" (one of archived, candidate, production)");
    }

    private static String mistaken(String sound, String mistake) {
        String from = sound.replace("\\n", "\n");
        assertThat(SOUND).contains(from);
        return SOUND.replace(from, mistake.replace("\\n", "\n"));
    }
}
