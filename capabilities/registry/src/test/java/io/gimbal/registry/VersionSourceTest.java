package io.gimbal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionSourceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://bucket/path/to/model",
                "s3:///path",
                "s3a://bucket/a..b/.../model",
                "gs://bucket/Model%20A",
                "mlflow-artifacts:/1/models/m-1/artifacts",
                "mlflow-artifacts://host:9000/models",
                "runs:/0123/model",
                "models:/name/1",
                "models:/m-0123",
                "https://host/api/2.0/mlflow-artifacts/artifacts/a?version=2",
                "hdfs://node:8020/path//double/",
                "dbfs:/path/profile",
            })
    void anAddressElsewhereIsTakenAsItIs(String text) {
        assertThat(new VersionSource(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "etc/passwd",
                "./model",
                "../model",
                "file:///etc/passwd",
                "file:/etc",
                "FILE:///etc",
                "fIlE:etc",
                " file:///etc",
                "file+x:///etc",
                "jar:file:///etc!/a",
                "s3:file:///etc",
                "mlflow-artifacts:file:///etc",
                "C:/windows",
                "c:\\windows",
                "\\\\server\\share",
                "//server/share",
                "s3://bucket/../secret",
                "s3://bucket/a/..",
                "s3://bucket/./a",
                "s3://bucket/a;/../b",
                "s3://bucket/..;/b",
                "https://host/a?path=../../etc",
                "https://host/a?path=..",
                "mlflow-artifacts:/../etc",
                "mlflow-artifacts:..",
                "s3://bucket/a#b",
                "s3://bucket/a\u0000b",
                "s3://bucket/a\nb",
                "s3://bucket/a%",
                "dummy-source2",
                "DUMMY-SOURCE",
            })
    void whatLeadsIntoAFileSystemIsRefusedHoweverOftenItIsEncoded(String text) {
        String encoded = text;
        for (int round = 0; round < 4; round++) {
            refused(encoded);
            encoded = escaped(encoded);
        }
    }

    @Test
    void whatIsEncodedWithoutEndIsRefused() {
        refused("s3://a/" + "%25".repeat(1) + "25".repeat(30) + "2e");
    }

    @Test
    void namesWhatItMeans() {
        assertThat(new VersionSource("models:/m-0a1b").loggedModel()).contains("m-0a1b");
        assertThat(new VersionSource("models:/m-0a1b").registered()).isEmpty();
        assertThat(new VersionSource("models:/a b/12").registered()).contains(new VersionSource.Registered("a b", 12));
        assertThat(new VersionSource("runs:/1/model").loggedModel()).isEmpty();
    }

    /// Only what means something in a path.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(c -> escaped.append("./\\#%:;\u0000\n".contains(c) ? "%" + hex(c) : c));
        return escaped.toString();
    }

    private static String hex(String character) {
        String encoded = URLEncoder.encode(character, StandardCharsets.UTF_8);
        return encoded.startsWith("%") ? encoded.substring(1) : String.format("%02x", (int) character.charAt(0));
    }

    private static void refused(String text) {
        assertThatThrownBy(() -> new VersionSource(text))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageStartingWith("Invalid model version source");
    }
}
