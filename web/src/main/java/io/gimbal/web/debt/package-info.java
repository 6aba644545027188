/// What the system of models owes, and how well it is tested.
@NullMarked
package io.gimbal.web.debt;

import org.jspecify.annotations.NullMarked;
