package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.server.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a declaration may not be, each typed by somebody at a terminal: refused by `plan` and by `apply` with
/// file, line and hint, and nothing is other than before.
final class RefusedDeclarationsTest {
    private static final String SOUND = """
            source: trips
            type: events
            files: "trips-*.csv"
            id: [zone, ended]
            time: ended
            columns:
              zone:  { from: zone, type: long }
              ended: { from: ended, type: timestamp }
              miles: { from: miles, type: double }
            ---
            dataset: trips
            source: trips
            ---
            pipeline: train
            seed: 7
            steps:
              - step: rows
                sql: select * from trips
              - step: checked
                sql: select * from rows
            """;

    @TempDir
    Path folder;

    private CommandLine gimbal;
    private List<String> before;

    @BeforeEach
    void start() throws IOException {
        gimbal = CommandLine.in(folder);
        declare("taxi", SOUND);
        gimbal.done("apply", "--why", "begin");
        before = gimbal.done("graph").lines();
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    private void declare(String project, String text) throws IOException {
        Files.writeString(folder.resolve("project.yaml"), "project: " + project + "\nowner: ann\n");
        Files.writeString(folder.resolve("all.yaml"), text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "unknown kind | dataset: trips | datset: trips | all.yaml:11:1: unknown kind \"datset\" | did you mean \"dataset\"?",
                "unknown key | time: ended | tyme: ended | all.yaml:5:1: unknown key \"tyme\" | did you mean \"time\"?",
                "unknown value | type: double | type: dubble | all.yaml:9:31: \"dubble\" is not possible here | did you mean \"double\"?",
                "wrong type | seed: 7 | seed: seven | all.yaml:15:7: expected a whole number, found | seven",
                "dangling name in SQL | from rows | from rowz | all.yaml:20:10: no dataset or source \"rowz\" | one of trips",
                "a step that needs itself | from trips | from rows | all.yaml:18 | rows",
                "a step that needs a later one | from trips | from checked | all.yaml:18 | checked",
                "a column twice | miles: { | zone: { | all.yaml:9:3: the key \"zone\" stands here twice | line 7",
                "no YAML at all | id: [zone, ended] | id: [zone, ended | all.yaml: | "
            })
    void isNamedWithItsPlaceAndAHint(String what, String sound, String mistake, String place, String hint)
            throws IOException {
        declare("taxi", SOUND.replace(sound, mistake));

        assertRefused(place, hint);
    }

    @Test
    void aDanglingReference() throws IOException {
        declare("taxi", SOUND.replace("dataset: trips\nsource: trips", "dataset: trips\nsource: tripz"));

        assertRefused("all.yaml:12:9: no source \"tripz\"", "did you mean \"trips\"?");
    }

    @Test
    void aNameDeclaredTwice() throws IOException {
        declare("taxi", SOUND + "---\ndataset: trips\nsource: trips\n");

        assertRefused("all.yaml:22:10: dataset trips is declared twice", "first at all.yaml:11:10");
    }

    @Test
    void aNameOfAnotherProject() throws IOException {
        declare("taxi", SOUND.replace("dataset: trips\nsource: trips", "dataset: trips\nsource: bikes/trips"));
        assertRefused("all.yaml:12:9: no source \"bikes/trips\"", "");

        declare("taxi", SOUND.replace("dataset: trips", "dataset: bikes/trips"));
        assertRefused("all.yaml:11:10: ", "bikes/trips");
    }

    @Test
    void withoutAWhy() throws IOException {
        declare("taxi", SOUND.replace("seed: 7", "seed: 8"));

        assertThat(gimbal.run("apply").exitCode()).isEqualTo(2);
        assertThat(gimbal.run("apply").err()).contains("--why");
        assertThat(gimbal.run("apply", "--why", " ").exitCode()).isEqualTo(2);
        assertThat(gimbal.done("plan").out()).contains("1 to change");
    }

    private void assertRefused(String place, String hint) throws IOException {
        String plan = refused("plan");
        assertThat(plan).contains(place).contains(hint == null ? "" : hint);
        assertThat(refused("apply", "--why", "a mistake"))
                .contains(plan.lines().toList().getLast());
        assertThat(gimbal.done("graph").lines()).isEqualTo(before);
        declare("taxi", SOUND);
        assertThat(gimbal.done("plan").lines()).containsExactly("0 to create, 0 to change, 0 to remove, 3 unchanged");
    }

    private String refused(String... verb) {
        Result result = gimbal.run(verb);
        assertThat(result.exitCode()).as("%s\n%s", List.of(verb), result.out()).isEqualTo(2);
        return result.err();
    }
}
