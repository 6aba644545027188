/// Tokens and the audit log over HTTP.
@NullMarked
package io.gimbal.access.http;

import org.jspecify.annotations.NullMarked;
