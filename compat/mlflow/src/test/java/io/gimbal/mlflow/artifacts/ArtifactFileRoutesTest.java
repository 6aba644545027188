package io.gimbal.mlflow.artifacts;

import static io.gimbal.mlflow.artifacts.ArtifactServer.TREE;
import static io.gimbal.mlflow.artifacts.ArtifactServer.assertRefused;
import static io.gimbal.mlflow.artifacts.ArtifactServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.http.TestResponse;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of the tree as MLflow's clients see them.
final class ArtifactFileRoutesTest extends OnArtifactServer {
    @ParameterizedTest
    @ValueSource(
            strings = {"a.txt", "d/a b.bin", "d/e/日本 ü+&=.csv", "images/loss%step%10%timestamp%17.png", "d/loss:b"})
    void aFileComesBackAsItWas(String path) {
        String address = TREE + "/0/" + mlflow.run() + "/artifacts/" + encoded(path);

        assertThat(mlflow.put(address, "bytes").text()).isEqualTo("{}");

        TestResponse got = mlflow.http().get(address);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.text()).isEqualTo("bytes");
        assertThat(got.header("Content-Length")).contains("5");
        assertThat(got.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(got.header("Content-Disposition").orElseThrow()).startsWith("attachment; filename");
        assertThat(mlflow.http()
                        .get("/get-artifact?run_id=" + mlflow.run() + "&path=" + encoded(path))
                        .text())
                .isEqualTo("bytes");
        assertThat(mlflow.http().get(address.replace("/api/", "/ajax-api/")).text())
                .isEqualTo("bytes");
    }

    @Test
    void anEmptyFileOfUnknownLengthIsAFile() {
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0]));

        assertThat(mlflow.http().send("PUT", TREE + "/0/empty", chunked).status())
                .isEqualTo(200);

        assertThat(mlflow.http().get(TREE + "/0/empty").status()).isEqualTo(200);
        assertThat(mlflow.http().get(TREE + "/0/empty").bytes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "c.txt, text/plain",
        "c.PNG, image/png",
        "c.pdf, application/pdf",
        "c.pkl, application/octet-stream",
        "MLmodel, text/plain",
        "page.html, text/plain",
        "code.js, text/plain",
        "drawing.svg, application/octet-stream",
        "page.xhtml, application/octet-stream"
    })
    void theTypeComesFromTheNameAndIsNeverOneThatRuns(String name, String type) {
        mlflow.put(TREE + "/0/" + name, "<script>alert(1)</script>");

        TestResponse got = mlflow.http().get(TREE + "/0/" + name, "Accept", "text/html");

        assertThat(got.header("Content-Type")).contains(type);
        assertThat(got.header("Content-Disposition")).contains("attachment; filename=" + name);
        assertThat(got.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
    }

    @Test
    void aHeadIsWithoutItsBody() {
        mlflow.put(TREE + "/0/a.txt", "bytes");

        TestResponse head = mlflow.http().send("HEAD", TREE + "/0/a.txt", BodyPublishers.noBody());

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).contains("5");
        assertThat(head.bytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=1-2", "bytes=0-", "bytes=-2", "bytes=9-99", "bytes=0-0,2-3", "bytes=2-1", "lines=1", "?"})
    void aRangeOfAFileIsAnsweredWithTheWhole(String range) {
        mlflow.put(TREE + "/0/" + mlflow.run() + "/artifacts/a.txt", "bytes");

        for (String address : List.of(
                TREE + "/0/" + mlflow.run() + "/artifacts/a.txt", "/get-artifact?path=a.txt&run_id=" + mlflow.run())) {
            String etag = mlflow.http().get(address).header("ETag").orElseThrow();
            assertThat(mlflow.http().get(address, "Range", range).text()).isEqualTo("bytes");
            TestResponse got = mlflow.http().get(address, "Range", range, "If-Range", etag);
            assertThat(got.status()).isEqualTo(200);
            assertThat(got.text()).isEqualTo("bytes");
            assertThat(got.header("Accept-Ranges")).contains("none");
            assertThat(got.header("Content-Range")).isEmpty();
        }
    }

    @Test
    void whatIsMissingIsNotThere() {
        mlflow.put(TREE + "/0/d/f.txt", "bytes");

        for (String path : List.of("/0/none", "/0/d", "/0/d/f.txt/g")) {
            assertRefused(mlflow.http().get(TREE + path), 404, "RESOURCE_DOES_NOT_EXIST", "no artifact");
        }
    }

    @Test
    void whatWasDeletedIsGoneAndMissingIsFine() {
        mlflow.put(TREE + "/0/d/f.txt", "bytes");
        mlflow.put(TREE + "/0/e.txt", "bytes");

        assertThat(mlflow.http().delete(TREE + "/0/d").text()).isEqualTo("{}");
        assertThat(mlflow.http().delete(TREE + "/0/d").status()).isEqualTo(200);

        assertThat(mlflow.http().get(TREE + "/0/d/f.txt").status()).isEqualTo(404);
        assertThat(mlflow.http().get(TREE + "/0/e.txt").status()).isEqualTo(200);
        assertRefused(mlflow.http().delete(TREE + "/"), 400, "INVALID_PARAMETER_VALUE", "Invalid path");
        assertThat(mlflow.http().get(TREE + "/0/e.txt").status()).isEqualTo(200);
    }

    @Test
    void aFileIsNoFolder() {
        mlflow.put(TREE + "/0/a", "bytes");

        assertRefused(mlflow.put(TREE + "/0/a/b", "x"), 400, "INVALID_PARAMETER_VALUE", "is a file already");
        assertRefused(mlflow.put(TREE + "/0", "x"), 400, "INVALID_PARAMETER_VALUE", "is a folder already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "complete", "abort"})
    void partsAreRefusedInTheWordsThatClientsKnow(String act) {
        TestResponse refused =
                mlflow.http().post("/api/2.0/mlflow-artifacts/mpu/" + act + "/0/big", "{\"path\": \"0\"}");

        assertThat(refused.status()).isEqualTo(501);
        assertThat(refused.object().text("error_code")).isEqualTo("NOT_IMPLEMENTED");
        assertThat(refused.object().text("message"))
                .isEqualTo("Multipart upload is not supported for the current artifact repository");
    }
}
