/// Tracking beside the peer whose protocol it speaks: the same requests by the same client, first to one
/// server and then to the other, each on a database of its own on the same disk.
@NullMarked
package io.gimbal.bench.tracking;

import org.jspecify.annotations.NullMarked;
