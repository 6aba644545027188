/// CEL: compile, check, evaluate, explain. The home of CEL.
@NullMarked
package io.gimbal.rules;

import org.jspecify.annotations.NullMarked;
