package io.gimbal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.gimbal.core.CodedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilePatternTest {
    @TempDir
    Path folder;

    @Test
    void filesOfTheFolderItselfAreFoundInOrder() throws IOException {
        for (String name : List.of("t_2020-04.parquet", "t_2020-03.csv.gz", "t_2020-03.csv.gz.bak", "README.md")) {
            Files.createFile(folder.resolve(name));
        }
        Files.createDirectories(folder.resolve("t_2020-05.csv"));
        Files.createFile(Files.createDirectories(folder.resolve("older")).resolve("t_2020-02.csv"));

        Delivery delivery = new FilePattern("t_{month}.csv.gz").find(folder);
        assertThat(delivery.files()).extracting(Delivery.File::name).containsExactly("t_2020-03.csv.gz");

        delivery = new FilePattern("t_{month}.*")
                .match(List.of(folder.resolve("t_2020-03.csv.gz"), folder.resolve("t_2020-04.parquet")));
        assertThat(delivery.variables())
                .containsExactly(
                        entry("first_month", LocalDate.of(2020, 3, 1)), entry("last_month", LocalDate.of(2020, 4, 1)));
    }

    @Test
    void aNameWithoutPlaceholderHasNoVariables() throws IOException {
        Files.createFile(folder.resolve("zones.csv"));

        assertThat(new FilePattern("zones.csv").find(folder).variables()).isEmpty();
    }

    @Test
    void twoFilesOfOneMonthAreRefused() throws IOException {
        Files.createFile(folder.resolve("t_2020-03.csv"));
        Files.createFile(folder.resolve("t_2020-03.csv.gz"));

        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> new FilePattern("t_{month}.*").find(folder))
                .withMessageContaining("2020-03-01");
    }

    @Test
    void nothingThatMatchesIsRefused() {
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> new FilePattern("t_{month}.*").find(folder))
                .withMessage("no file is called t_{month}.*");
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> new FilePattern("t_{day}.csv").match(List.of(Path.of("t_2020-03-32.csv"))))
                .withMessageContaining("2020-03-32");
    }

    @Test
    void whatIsNoPatternIsRefused() {
        for (String text : List.of("", "a/b", "{week}.csv", "{month}{day}")) {
            assertThatExceptionOfType(CodedException.class).isThrownBy(() -> new FilePattern(text));
        }
    }
}
