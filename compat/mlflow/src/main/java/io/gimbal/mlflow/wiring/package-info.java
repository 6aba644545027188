/// Puts the topics together, and lists every call that is served.
@NullMarked
package io.gimbal.mlflow.wiring;

import org.jspecify.annotations.NullMarked;
