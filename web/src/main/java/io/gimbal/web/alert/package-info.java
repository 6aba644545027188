/// Alerts, read from the evidence they are.
@NullMarked
package io.gimbal.web.alert;

import org.jspecify.annotations.NullMarked;
