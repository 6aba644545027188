/// A model: its versions, what speaks for them, and the way through the gates.
@NullMarked
package io.gimbal.web.model;

import org.jspecify.annotations.NullMarked;
