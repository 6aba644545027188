/// What benchmarks are made of: rounds and figures, a server of ours, a connection that is kept.
@NullMarked
package io.gimbal.bench.measure;

import org.jspecify.annotations.NullMarked;
