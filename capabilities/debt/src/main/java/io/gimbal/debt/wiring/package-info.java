/// Builds the ledger and the score from the backbone.
@NullMarked
package io.gimbal.debt.wiring;

import org.jspecify.annotations.NullMarked;
