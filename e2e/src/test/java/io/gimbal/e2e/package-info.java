/// The packaged server under load, killed at random moments: what it acknowledged must be there afterwards.
@NullMarked
package io.gimbal.e2e;

import org.jspecify.annotations.NullMarked;
