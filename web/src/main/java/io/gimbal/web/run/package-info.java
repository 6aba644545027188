/// The page of a run: its charts while it goes, what it was given and what it left, and what changed since the run
/// before. Start at [RunRoutes].
@NullMarked
package io.gimbal.web.run;

import org.jspecify.annotations.NullMarked;
