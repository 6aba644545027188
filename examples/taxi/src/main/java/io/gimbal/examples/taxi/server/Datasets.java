package io.gimbal.examples.taxi.server;

import io.gimbal.client.GimbalClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Datasets of a server. Thread-safe.
public final class Datasets {
    private final GimbalClient client;

    public Datasets(GimbalClient client) {
        this.client = client;
    }

    /// The bytes of a file, which the server has now.
    public record Upload(String name, String digest, long size) {}

    /// @param read rows of the files
    /// @param rows of them that are valid
    /// @param refused rows by the rule they broke
    public record Version(String dataset, long version, long read, long rows, Map<String, Long> refused) {}

    /// @param rows values in the order of the columns that were asked for
    /// @param rowCount of the whole answer, of which `rows` is the beginning
    public record Rows(List<List<@Nullable Object>> rows, long rowCount) {}

    /// @param check whether it is to be judged only
    private record Delivery(List<Delivered> files, boolean check) {
        static Delivery of(List<Upload> uploads, boolean check) {
            return new Delivery(
                    uploads.stream()
                            .map(it -> new Delivered(it.name(), it.digest()))
                            .toList(),
                    check);
        }
    }

    private record Delivered(String name, String digest) {}

    private record Question(String sql, long limit) {}

    /// Sends a file.
    ///
    /// @param sent hears now and then how many bytes of it were sent, on another thread
    public Upload upload(Path file, LongConsumer sent) {
        String name = file.getFileName().toString();
        return client.upload("/api/v1/uploads?name=" + GimbalClient.encode(name), file, sent)
                .as(Upload.class);
    }

    /// Asks for files that were uploaded to be judged, without making a version of them.
    ///
    /// @throws io.gimbal.client.GimbalException if a version could not be made, naming the file
    public void check(String dataset, List<Upload> uploads) {
        client.post(versions(dataset), Delivery.of(uploads, true));
    }

    /// Makes a new version of a dataset from files that were uploaded.
    public Version add(String dataset, List<Upload> uploads) {
        return client.post(versions(dataset), Delivery.of(uploads, false), Version.class);
    }

    private static String versions(String dataset) {
        return "/api/v1/datasets/" + GimbalClient.encode(dataset) + "/versions";
    }

    /// Answers a question in SQL over the newest versions.
    public Rows query(String sql, long limit) {
        return client.post("/api/v1/data/query", new Question(sql, limit), Rows.class);
    }
}
