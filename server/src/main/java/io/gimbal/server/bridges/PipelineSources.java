package io.gimbal.server.bridges;

import io.gimbal.blob.Blob;
import io.gimbal.blob.BlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Scratch;
import io.gimbal.data.Datasets;
import io.gimbal.features.SourceExports;
import io.gimbal.features.SourceName;
import io.gimbal.pipelines.SourceTables;
import io.gimbal.query.DataFiles;
import java.nio.file.Path;
import java.time.Instant;

/// The rows that pipelines read, as features know them. A dataset's rows are those of its source.
public final class PipelineSources implements SourceTables {
    private final Datasets datasets;
    private final SourceExports exports;
    private final BlobStore blobs;
    private final Scratch scratch;

    public PipelineSources(Datasets datasets, SourceExports exports, BlobStore blobs, Scratch scratch) {
        this.datasets = datasets;
        this.exports = exports;
        this.blobs = blobs;
        this.scratch = scratch;
    }

    @Override
    public KnownRows get(String project, String name, Instant asOf) {
        try (Scratch.Folder folder = scratch.open("known")) {
            Path target = folder.resolve("rows.parquet");
            SourceExports.Export export = exports.write(source(project, name), asOf, target);
            if (export.rowCount() == 0) {
                throw CodedException.failedPrecondition(
                        "nothing of \"" + name + "\" was known by " + asOf + ": add data, or choose a later as-of");
            }
            Blob blob = blobs.put(target);
            return new KnownRows(DataFiles.parquet(blobs.localFile(blob.digest())), blob.digest(), export.from());
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
}
