/// What pages share: the [Frame] around them, and the parts they are put together from.
@NullMarked
package io.gimbal.web.kit;

import org.jspecify.annotations.NullMarked;
