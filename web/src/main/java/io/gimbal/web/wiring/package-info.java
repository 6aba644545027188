/// Builds the pages from the services they show.
@NullMarked
package io.gimbal.web.wiring;

import org.jspecify.annotations.NullMarked;
