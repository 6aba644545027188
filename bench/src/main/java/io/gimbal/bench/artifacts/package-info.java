/// How fast large files go through the server. Start at [ArtifactBenchmark].
@NullMarked
package io.gimbal.bench.artifacts;

import org.jspecify.annotations.NullMarked;
