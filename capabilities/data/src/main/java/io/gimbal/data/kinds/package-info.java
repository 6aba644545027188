/// Sources, datasets and contracts as declarations. Start at [DataKinds].
@NullMarked
package io.gimbal.data.kinds;

import org.jspecify.annotations.NullMarked;
