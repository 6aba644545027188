package io.gimbal.server;

import io.gimbal.http.Router;
import io.gimbal.http.server.HttpServices;

/// What a server shows to the outside, once all its parts are open.
///
/// @param afterwards what begins once requests are answered
record Surface(Router router, HttpServices services, Runnable afterwards) {}
