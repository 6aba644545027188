/// Every model at a glance.
@NullMarked
package io.gimbal.web.overview;

import org.jspecify.annotations.NullMarked;
