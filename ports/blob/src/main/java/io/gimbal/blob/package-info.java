/// Bytes called by their digest. Start at [BlobStore]: artifacts, dataset versions and models live in one; the
/// embedded default is [LocalBlobStore]. [BlobPointers] is the narrow second port for the few names that must move
/// (the anchored head of the audit log); its embedded default is [LocalBlobPointers].
///
/// Every implementation passes `BlobStoreContract` or `BlobPointersContract`, which leave in this module's test jar
/// together with `ForwardingBlobStore` and `FaultyBlobStore`.
@NullMarked
package io.gimbal.blob;

import org.jspecify.annotations.NullMarked;
