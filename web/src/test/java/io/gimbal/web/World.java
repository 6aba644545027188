package io.gimbal.web;

import io.gimbal.http.TestServer;

/// A server with pages, and what was told to it.
interface World extends AutoCloseable {
    TestServer server();

    @Override
    void close();
}
