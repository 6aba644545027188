/// What every module stands on: errors with documented codes ([ErrorCode], [CodedException]), problems that are
/// collected before they are shown ([Problem], [Problems]), sources of ids ([IdSource]), pages ([Page],
/// [PageRequest]), sizes ([DataSize]), lengths of time ([Durations]), content digests ([Digest]), and the folder where
/// everything is kept ([Home]). Settings are in `config`.
///
/// Time is always a [java.time.InstantSource] passed to a constructor; `SystemSources` is the only place where the
/// machine's clock and randomness are read.
@NullMarked
package io.gimbal.core;

import org.jspecify.annotations.NullMarked;
