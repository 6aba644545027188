package io.gimbal.server.bridges;

import io.gimbal.blob.Blob;
import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.data.Datasets;
import io.gimbal.features.SourceExports;
import io.gimbal.features.SourceName;
import io.gimbal.pipelines.SourceTables;
import io.gimbal.query.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// The rows that pipelines read, as features know them. A dataset's rows are those of its source.
public final class PipelineSources implements SourceTables {
    private final Datasets datasets;
    private final SourceExports exports;
    private final BlobStore blobs;
    private final Path scratch;

    /// @param scratch a folder for files that are gone when a call ends
    public PipelineSources(Datasets datasets, SourceExports exports, BlobStore blobs, Path scratch) {
        this.datasets = datasets;
        this.exports = exports;
        this.blobs = blobs;
        this.scratch = scratch;
    }

    @Override
    public KnownRows get(String project, String name, Instant asOf) {
        Path target = newFile();
        try {
            SourceExports.Export export = exports.write(source(project, name), asOf, target);
            if (export.rowCount() == 0) {
                throw CodedException.failedPrecondition(
                        "nothing of \"" + name + "\" was known by " + asOf + ": add data, or choose a later as-of");
            }
            Blob blob = blobs.put(target);
            return new KnownRows(DataFiles.parquet(blobs.localFile(blob.digest())), blob.digest(), export.from());
        } finally {
            delete(target);
        }
    }

    /// What is no dataset is a source, or refused as such.
    private SourceName source(String project, String name) {
        return datasets.list().stream()
                .filter(it -> it.ref().namespace().equals(project)
                        && it.name().value().equals(name))
                .findFirst()
                .map(dataset -> new SourceName(dataset.source().value()))
                .orElseGet(() -> new SourceName(name));
    }

    private Path newFile() {
        try {
            Files.createDirectories(scratch);
            Path file = Files.createTempFile(scratch, "known-", ".parquet");
            Files.delete(file); // only its name is wanted
            return file;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static CodedException unusable(IOException e) {
        return new CodedException(ErrorCode.UNAVAILABLE, "cannot use the folder for known rows: " + e, e);
    }
}
