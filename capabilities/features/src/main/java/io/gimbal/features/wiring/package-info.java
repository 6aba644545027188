/// Puts features together. Start at [FeaturesModule].
@NullMarked
package io.gimbal.features.wiring;

import org.jspecify.annotations.NullMarked;
