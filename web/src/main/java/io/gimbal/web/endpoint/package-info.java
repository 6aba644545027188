/// An endpoint: who answers, and its story in one picture.
@NullMarked
package io.gimbal.web.endpoint;

import org.jspecify.annotations.NullMarked;
