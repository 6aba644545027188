/// The command line. A [Verb] asks a server over HTTP, through the client that everybody uses, and shows the
/// answer on a [Terminal]: as a [Table] for people, or with `--json` as the server gave it. Which server that
/// is, and whether one has to be started for the moment, a [ServerSession] knows. The verbs are in `verbs`.
@NullMarked
package io.gimbal.cli;

import org.jspecify.annotations.NullMarked;
