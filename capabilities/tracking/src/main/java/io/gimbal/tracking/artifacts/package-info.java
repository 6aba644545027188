/// How [io.gimbal.tracking.Artifacts] are kept: the bytes in a [io.gimbal.blob.BlobStore] of their own, each content
/// once, and a table from paths to digests. Start at [ArtifactTree]. A folder is a range of paths ([PathRange]); what
/// stands in it is read by jumping from one folder in it to the next ([FolderListing]).
///
/// Deleting removes names; [BlobSweep] removes what has no name left, while [PendingNames] keeps those contents that
/// are stored and about to be named.
@NullMarked
package io.gimbal.tracking.artifacts;

import org.jspecify.annotations.NullMarked;
