/// The one process. [Main] is its table of contents: it puts every module together, from top to bottom, and is the only
/// place that knows all of them.
@NullMarked
package io.gimbal.server;

import org.jspecify.annotations.NullMarked;
