/// The page every asset has, and the search that finds it.
@NullMarked
package io.gimbal.web.asset;

import org.jspecify.annotations.NullMarked;
