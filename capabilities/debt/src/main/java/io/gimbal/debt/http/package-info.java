/// The ledger and the score over HTTP.
@NullMarked
package io.gimbal.debt.http;

import org.jspecify.annotations.NullMarked;
