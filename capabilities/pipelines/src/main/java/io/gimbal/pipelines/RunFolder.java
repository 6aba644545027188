package io.gimbal.pipelines;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder that is there while a run goes on, and gone afterwards.
record RunFolder(Path path) implements AutoCloseable {
    /// @param parent what a run that was cut short has left there is removed
    static RunFolder create(Path parent, RunId run) {
        PipelineName pipeline = run.pipeline();
        RunFolder folder =
                new RunFolder(parent.resolve(pipeline.project() + "-" + pipeline.name() + "-" + run.number()));
        folder.close();
        try {
            Files.createDirectories(folder.path);
        } catch (IOException e) {
            throw unusable(e);
        }
        return folder;
    }

    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static CodedException unusable(IOException e) {
        return new CodedException(ErrorCode.UNAVAILABLE, "cannot use the folder of a run: " + e, e);
    }
}
