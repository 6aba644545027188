/// Alerts that engage failsafes, and end that.
@NullMarked
package io.gimbal.serving.failsafe;

import org.jspecify.annotations.NullMarked;
