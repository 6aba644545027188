/// One class for each kind of debt that is looked for.
@NullMarked
package io.gimbal.debt.rules;

import org.jspecify.annotations.NullMarked;
