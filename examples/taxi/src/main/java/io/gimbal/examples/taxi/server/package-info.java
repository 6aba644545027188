/// What the demo asks of a Gimbal server, one class per part of it: each method is one request of its HTTP interface,
/// documented by what is sent and what of the answer is used.
@NullMarked
package io.gimbal.examples.taxi.server;

import org.jspecify.annotations.NullMarked;
