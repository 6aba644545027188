/// Logged models: what a run saved of a training, before anybody registers it. A [LoggedModel] has params,
/// tags and what was measured about it, and files of its own beside those of its run. Start at
/// [LoggedModels].
@NullMarked
package io.gimbal.tracking.models;

import org.jspecify.annotations.NullMarked;
