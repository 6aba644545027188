package io.gimbal.data;

import io.gimbal.blob.BlobStore;
import io.gimbal.query.DataFiles;
import io.gimbal.query.FileFormat;

/// Finds the files of dataset versions for the query engine. Thread-safe.
public final class DatasetFiles {
    private final BlobStore blobs;

    public DatasetFiles(BlobStore blobs) {
        this.blobs = blobs;
    }

    /// The content as one relation, each file verified.
    ///
    /// @throws io.gimbal.core.CodedException NOT_FOUND if a part is not stored, CORRUPT if one is damaged
    public DataFiles find(DatasetContent content) {
        return new DataFiles(
                FileFormat.PARQUET,
                content.parts().stream()
                        .map(part -> blobs.localFile(part.digest()))
                        .toList());
    }
}
