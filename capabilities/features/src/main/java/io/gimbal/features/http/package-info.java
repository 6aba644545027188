/// The native HTTP interface of features. Start at [FeaturesRoutes].
@NullMarked
package io.gimbal.features.http;

import org.jspecify.annotations.NullMarked;
