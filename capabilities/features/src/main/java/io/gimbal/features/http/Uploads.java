package io.gimbal.features.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.http.Request;
import io.gimbal.query.DataFiles;
import io.gimbal.query.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Files that exist while a request is answered. What a crash left behind is deleted at the next start.
final class Uploads {
    private final Path folder;
    private final AtomicLong count = new AtomicLong();

    private Uploads(Path folder) {
        this.folder = folder;
    }

    static Uploads in(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw failed(folder, e);
        }
        return new Uploads(folder);
    }

    /// A path nothing is at.
    Path next() {
        return folder.resolve("file-" + count.incrementAndGet());
    }

    /// The body of a request as a file.
    ///
    /// @throws CodedException INVALID_ARGUMENT if it is neither Parquet nor CSV, or empty
    DataFiles receive(Request request) {
        FileFormat format = format(request.header("Content-Type").orElse(""));
        Path file = next();
        try (InputStream body = request.bodyStream()) {
            if (Files.copy(body, file) == 0) {
                throw CodedException.invalidArgument("the body is empty, expected a Parquet or CSV file");
            }
        } catch (IOException e) {
            delete(file);
            throw failed(folder, e);
        } catch (CodedException e) {
            delete(file);
            throw e;
        }
        return new DataFiles(format, List.of(file));
    }

    private static FileFormat format(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT).replaceAll(";.*", "").strip();
        return switch (type) {
            case "application/vnd.apache.parquet" -> FileFormat.PARQUET;
            case "text/csv" -> FileFormat.CSV;
            default ->
                throw CodedException.invalidArgument(
                        "content type \"" + contentType + "\", expected application/vnd.apache.parquet or text/csv");
        };
    }

    void delete(DataFiles files) {
        files.paths().forEach(this::delete);
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static CodedException failed(Path folder, IOException e) {
        return new CodedException(
                ErrorCode.UNAVAILABLE, "cannot work in folder " + folder.getFileName() + ": " + e.getMessage(), e);
    }
}
