/// Measurements of the budgets in `docs/benchmarks.md`: each beside the raw engine or a peer in the same run, several
/// rounds in turn, the median told. Timings are not tests; nothing here fails a build.
@NullMarked
package io.gimbal.bench;

import org.jspecify.annotations.NullMarked;
