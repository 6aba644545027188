/// Where the command line starts.
@NullMarked
package io.gimbal.cli.wiring;

import org.jspecify.annotations.NullMarked;
