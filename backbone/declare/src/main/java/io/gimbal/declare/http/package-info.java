/// Plan, apply and schemas over HTTP.
@NullMarked
package io.gimbal.declare.http;

import org.jspecify.annotations.NullMarked;
