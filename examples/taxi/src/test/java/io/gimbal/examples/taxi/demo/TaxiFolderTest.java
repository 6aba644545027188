package io.gimbal.examples.taxi.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaxiFolderTest {
    @TempDir
    Path folder;

    private void has(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
    }

    @Test
    void filesDirectlyInTheFolderAreTaken() throws IOException {
        has("green_tripdata_2020-04.parquet", "green_tripdata_2020-03.csv.gz", "taxi_zone_lookup.csv");
        has("central_park_weather.csv", "README.md");
        Files.createDirectories(folder.resolve("altered-2021"));
        Files.createFile(folder.resolve("altered-2021/green_tripdata_2021-01.parquet"));

        TaxiFolder found = TaxiFolder.of(folder);

        assertThat(found.trips())
                .extracting(it -> it.getFileName().toString())
                .containsExactly("green_tripdata_2020-03.csv.gz", "green_tripdata_2020-04.parquet");
        assertThat(found.firstDay()).isEqualTo(LocalDate.of(2020, 3, 1));
        assertThat(found.lastDay()).isEqualTo(LocalDate.of(2020, 4, 30));
        assertThat(found.ignored()).containsExactly("README.md");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThatThrownBy(() -> TaxiFolder.of(folder)).hasMessageContaining("no trip files in " + folder);
        has("green_tripdata_2020-03.csv", "taxi_zone_lookup.csv");
        assertThatThrownBy(() -> TaxiFolder.of(folder)).hasMessageContaining("central_park_weather.csv is missing");
        assertThatThrownBy(() -> TaxiFolder.of(folder.resolve("none"))).hasMessageContaining("there is no folder");
    }
}
