/// The graph over HTTP, read-only: it changes through what the capabilities do.
@NullMarked
package io.gimbal.graph.http;

import org.jspecify.annotations.NullMarked;
