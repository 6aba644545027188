/// A dataset: its versions, what is in them, what was refused.
@NullMarked
package io.gimbal.web.dataset;

import org.jspecify.annotations.NullMarked;
