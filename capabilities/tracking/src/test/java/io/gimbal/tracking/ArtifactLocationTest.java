package io.gimbal.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArtifactLocationTest {
    static final List<String> HOSTILE = HostilePaths.ALL;

    @ParameterizedTest
    @CsvSource({
        "mlflow-artifacts:/0, 0",
        "mlflow-artifacts:/custom/loc/, custom/loc",
        "mlflow-artifacts:/my loc, my loc",
        "mlflow-artifacts:/my%20loc, my loc",
        "mlflow-artifacts:///0/r/artifacts, 0/r/artifacts",
        "mlflow-artifacts://host:5000/0, 0",
        "http://127.0.0.1:5000/api/2.0/mlflow-artifacts/artifacts/0/r, 0/r",
        "https://ml.example/api/2.0/mlflow-artifacts/artifacts/x, x",
    })
    void theFolderInOurOwnTreeIsKnown(String location, String path) {
        assertThat(new ArtifactLocation(location).path()).contains(new ArtifactPath(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlflow-artifacts:/", "http://127.0.0.1/api/2.0/mlflow-artifacts/artifacts"})
    void theRootIsAPlaceToo(String location) {
        assertThat(new ArtifactLocation(location).path()).contains(ArtifactPath.ROOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://bucket/models",
                "s3://bucket",
                "gs://bucket/x y",
                "dbfs:/databricks/x",
                "abfss://box@account.dfs.core.windows.net/x",
                "http://host/elsewhere",
                "https://host/x?version=3"
            })
    void otherStoresAreNotOurs(String location) {
        assertThat(new ArtifactLocation(location).path()).isEmpty();
        assertThat(new ArtifactLocation(location)).hasToString(location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "relative/place",
                "/etc",
                "./x",
                "~/x",
                "C:/x",
                "c:\\x",
                "\\\\host\\share",
                "//host/share",
                "file:/etc",
                "file:///etc",
                "FILE:///etc",
                "File://localhost/etc",
                "file:etc",
                " file:///etc",
                "file%3a///etc",
                "%66ile:///etc",
                "jar:file:/x",
                "jar:/x",
                "url:file:///etc",
                "local:/x",
                "s3+file:///etc",
                "file+s3:///etc",
                "s3://file:/etc",
                "s3:/file:/etc",
                "s3:/%66ile:/etc",
                "mlflow-artifacts:/file:/etc",
                "mlflow-artifacts:0",
                "s3:bucket",
                "mlflow-artifacts:/a/../b",
                "mlflow-artifacts:/%2e%2e/b",
                "mlflow-artifacts:/%252e%252e/b",
                "mlflow-artifacts:/..%25252fb",
                "s3://bucket/a/../b",
                "s3://bucket/%2e%2e/b",
                "s3://bucket/a/./b",
                "s3://bucket//b",
                "s3://bucket/a\\b",
                "s3://bucket/a%5cb",
                "s3://bucket/a%00",
                "s3://bucket/a\u0000",
                "s3://bucket/a%0d%0ab",
                "s3://bucket/#x",
                "s3://bucket/%23x",
                "s3://bucket/x;p",
                "s3://bucket/x%3bp",
                "http://host/x?y=..",
                "http://host/x?%2e%2e/y",
                "http://host/x?%252E%252E/y",
                "mlflow-artifacts:/a?y=%2e%2e",
                "http://host/api/2.0/mlflow-artifacts/artifacts/%2e%2e/x",
                "http://host/api/2.0/mlflow-artifacts/artifacts/../x",
                "x:/a\nb"
            })
    void placesOnADiskAndWhatHidesOneAreRefused(String location) {
        assertThatThrownBy(() -> new ArtifactLocation(location))
                .isInstanceOf(CodedException.class)
                .hasMessageStartingWith("invalid");
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void noHostilePathMakesALocation(String path) {
        assertThatThrownBy(() -> new ArtifactLocation("mlflow-artifacts:/x/" + path.replace("%", "%25"))
                        .path()
                        .orElseThrow())
                .isInstanceOf(CodedException.class);
    }

    @Test
    void anAddressTooLongIsRefused() {
        assertThatThrownBy(() -> new ArtifactLocation("s3://" + "x".repeat(2_050)))
                .isInstanceOf(CodedException.class)
                .hasMessageNotContaining("xxxxxxxxxx");
    }

    @Test
    void aPlaceBelowKeepsTheWayItIsWritten() {
        ArtifactPath below = new ArtifactPath("r/artifacts");

        assertThat(ArtifactLocation.of(new ArtifactPath("0")).resolve(below).value())
                .isEqualTo("mlflow-artifacts:/0/r/artifacts");
        assertThat(new ArtifactLocation("mlflow-artifacts:/").resolve(below).path())
                .contains(below);
        assertThat(new ArtifactLocation("https://h/x?v=1").resolve(below).value())
                .isEqualTo("https://h/x/r/artifacts?v=1");
        assertThat(ArtifactLocation.of(new ArtifactPath("50%25")).path()).contains(new ArtifactPath("50%25"));
    }
}
