package io.gimbal.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.cli.CommandLineFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GcVerbTest {
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

    private CommandLineFixture answering(long each, String kept, String keptModels) {
        return gimbal.answering("/api/v1/admin/gc", 200, """
                {"experiments":%1$d,"runs":%1$d,"models":%1$d,"files":%1$d,"kept":%2$s,"kept_models":%3$s,
                 "contents":%1$d,"bytes":2048}
                """.formatted(each, kept, keptModels));
    }

    private List<String> collect(long each, String kept, String keptModels) {
        return answering(each, kept, keptModels).run("gc").lines();
    }

    @Test
    void oneOfEachIsSaidInTheSingular() {
        assertThat(collect(1, "[\"r1\"]", "[\"m-1\"]"))
                .containsExactly(
                        "removed 1 experiment, 1 run, 1 logged model, 1 file; 2 KB freed",
                        "1 deleted run stays, because something in the graph depends on it:",
                        "  r1",
                        "1 deleted logged model stays, because something in the graph depends on it:",
                        "  m-1");
    }

    @Test
    void severalAreSaidInThePlural() {
        assertThat(collect(2, "[\"r1\",\"r2\"]", "[\"m-1\",\"m-2\"]"))
                .containsExactly(
                        "removed 2 experiments, 2 runs, 2 logged models, 2 files; 2 KB freed",
                        "2 deleted runs stay, because something in the graph depends on them:",
                        "  r1",
                        "  r2",
                        "2 deleted logged models stay, because something in the graph depends on them:",
                        "  m-1",
                        "  m-2");
    }

    @Test
    void whereNothingStaysNothingIsSaidOfIt() {
        assertThat(collect(0, "[]", "[]"))
                .containsExactly("removed 0 experiments, 0 runs, 0 logged models, 0 files; 2 KB freed");
    }

    @Test
    void theWantedAgeIsSent() {
        answering(0, "[]", "[]").run("gc", "--older-than", "12h");

        assertThat(gimbal.requests()).containsExactly("POST /api/v1/admin/gc {\"older_than\":\"PT12H\"}");
    }
}
