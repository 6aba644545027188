/// Settings: from text in several layers to one validated record per module.
///
/// A module declares a record with an [Area] (`server`) and a [Setting] on each component, which gives the description
/// and the default. [Configuration#bind] reads all records at once from [SettingsLayer]s, strongest first (flags,
/// environment, `gimbal.properties` in the home), collects every problem before it complains, and remembers where each
/// value came from. Keys are `lower-case-dashed` below their area: `server.port`; in the environment
/// `GIMBAL_SERVER_PORT`. Secrets are only ever references ([Secret]).
@NullMarked
package io.gimbal.core.config;

import org.jspecify.annotations.NullMarked;
