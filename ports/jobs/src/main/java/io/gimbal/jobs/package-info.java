/// Jobs: work that is done later, or again and again, once for each key, with retries; it survives a restart.
///
/// Start with [Jobs]: `register` says who does the work of a name, `enqueue` asks for it once, `repeat` again
/// and again; nothing runs before `start`. [Job] is what is known about one.
@NullMarked
package io.gimbal.jobs;

import org.jspecify.annotations.NullMarked;
