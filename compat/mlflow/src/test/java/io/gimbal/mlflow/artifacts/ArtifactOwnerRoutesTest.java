package io.gimbal.mlflow.artifacts;

import static io.gimbal.mlflow.artifacts.ArtifactServer.TREE;
import static io.gimbal.mlflow.artifacts.ArtifactServer.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/// What runs, logged models and versions of models have in the tree, and lists of it.
final class ArtifactOwnerRoutesTest extends OnArtifactServer {
    @Test
    void aListHasBaseNames() {
        mlflow.put(TREE + "/0/d/e/f.txt", "bytes");
        mlflow.put(TREE + "/0/d/g.txt", "xy");

        assertThat(mlflow.http().get(TREE + "?path=0/d").text())
                .isEqualTo("{\"files\":[{\"path\":\"e\",\"is_dir\":true},"
                        + "{\"path\":\"g.txt\",\"is_dir\":false,\"file_size\":2}]}");
        assertThat(mlflow.http().get(TREE + "?path=0%2Fd%2F").text()).contains("g.txt");
        assertThat(mlflow.http().get(TREE).text()).isEqualTo("{\"files\":[{\"path\":\"0\",\"is_dir\":true}]}");
        assertThat(mlflow.http().get(TREE + "?path=unknown").text()).isEqualTo("{}");
        assertThat(mlflow.http().get(TREE + "?path=0/d/g.txt").text()).isEqualTo("{}");
    }

    @Test
    void aRunsListHasPathsBelowTheRun() {
        mlflow.put(TREE + "/0/" + mlflow.run() + "/artifacts/d/f.txt", "bytes");

        String list = "/api/2.0/mlflow/artifacts/list?run_id=" + mlflow.run();
        String root = "{\"root_uri\":\"mlflow-artifacts:/0/" + mlflow.run() + "/artifacts\"";
        assertThat(mlflow.http().get(list).text()).isEqualTo(root + ",\"files\":[{\"path\":\"d\",\"is_dir\":true}]}");
        assertThat(mlflow.http().get(list + "&path=d").text())
                .isEqualTo(root + ",\"files\":[{\"path\":\"d/f.txt\",\"is_dir\":false,\"file_size\":5}]}");
        assertThat(mlflow.http().get(list + "&path=none").text()).isEqualTo(root + "}");
        assertThat(mlflow.http().get(list.replace("run_id", "run_uuid")).status())
                .isEqualTo(200);
        assertRefused(mlflow.http().get("/api/2.0/mlflow/artifacts/list"), 400, "INVALID_PARAMETER_VALUE", "run_id");
        assertRefused(
                mlflow.http().get("/api/2.0/mlflow/artifacts/list?run_id=no/body"),
                404,
                "RESOURCE_DOES_NOT_EXIST",
                "no/body");
    }

    @Test
    void aLoggedModelHasItsOwnFolder() {
        mlflow.put(TREE + "/0/models/" + mlflow.model() + "/artifacts/d/MLmodel", "flavors");

        String of = "/mlflow/logged-models/" + mlflow.model() + "/artifacts";
        assertThat(mlflow.http()
                        .get("/api/2.0" + of + "/directories?artifact_directory_path=d")
                        .text())
                .contains("\"path\":\"d/MLmodel\"", "\"root_uri\":\"mlflow-artifacts:/0/models/" + mlflow.model());
        assertThat(mlflow.http()
                        .get("/ajax-api/2.0" + of + "/files?artifact_file_path=d/MLmodel")
                        .text())
                .isEqualTo("flavors");
        assertThat(mlflow.http()
                        .get("/ajax-api/2.0" + of.replace(mlflow.model(), "m-none") + "/files?artifact_file_path=x")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aModelVersionsFilesAreWhereItsSourceIs() {
        mlflow.put(TREE + "/0/models/x/MLmodel", "flavors");

        String get = "/model-versions/get-artifact?path=MLmodel&name=";
        assertThat(mlflow.http().get(get + "fare&version=1").text()).isEqualTo("flavors");
        assertThat(mlflow.http().get(get + "none&version=1").status()).isEqualTo(404);
        assertRefused(mlflow.http().get(get + "fare&version=2"), 400, "BAD_REQUEST", "s3://bucket/x");
    }

    @Test
    void pagesUploadToARunsOwnFolder() {
        String upload = "/ajax-api/2.0/mlflow/upload-artifact";

        assertThat(mlflow.post(upload + "?run_uuid=" + mlflow.run() + "&path=d/a.txt", "hello")
                        .status())
                .isEqualTo(200);
        assertThat(mlflow.http()
                        .get(TREE + "/0/" + mlflow.run() + "/artifacts/d/a.txt")
                        .text())
                .isEqualTo("hello");
        assertRefused(mlflow.post(upload, "x"), 400, "INVALID_PARAMETER_VALUE", "Request must specify run_uuid.");
        assertRefused(
                mlflow.post(upload + "?path=&run_uuid=" + mlflow.run(), "x"),
                400,
                "INVALID_PARAMETER_VALUE",
                "Request must specify path.");
        assertRefused(
                mlflow.post(upload + "?path=a&run_uuid=" + mlflow.run(), ""),
                400,
                "INVALID_PARAMETER_VALUE",
                "Request must specify data.");
        assertRefused(
                mlflow.http()
                        .send(
                                "POST",
                                upload + "?path=a&run_uuid=" + mlflow.run(),
                                BodyPublishers.ofByteArray(new byte[11 << 20])),
                400,
                "INVALID_PARAMETER_VALUE",
                "larger");
    }
}
