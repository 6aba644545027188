/// The verbs, one class each, and [GimbalCommand], which lists them.
@NullMarked
package io.gimbal.cli.verbs;

import org.jspecify.annotations.NullMarked;
