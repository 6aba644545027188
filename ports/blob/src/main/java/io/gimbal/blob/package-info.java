/// Content-addressed bytes: BlobStore and the local one.
@NullMarked
package io.gimbal.blob;

import org.jspecify.annotations.NullMarked;
