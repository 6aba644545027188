/// What the ports keep for features: the journal in the event log.
@NullMarked
package io.gimbal.features.store;

import org.jspecify.annotations.NullMarked;
