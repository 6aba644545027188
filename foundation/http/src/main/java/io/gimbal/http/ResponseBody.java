package io.gimbal.http;

import java.io.IOException;
import java.io.OutputStream;

/// What follows the headers.
public sealed interface ResponseBody {
    /// Sent in one write with the headers. The array is not copied: nobody may change it afterwards.
    @SuppressWarnings("ArrayRecordComponent") // never compared; copying every answer would be waste
    record Bytes(byte[] content) implements ResponseBody {}

    /// Written piece by piece, after the handler has returned.
    record Stream(Writer writer) implements ResponseBody {}

    /// The same, of a length that is known; shorter, it is cut off like one that failed.
    record Sized(long length, Writer writer) implements ResponseBody {}

    /// Server-sent events, until the source returns, the client leaves or the server stops.
    record Events(EventStream.Source source) implements ResponseBody {}

    /// Writes a streamed body. When it throws, the connection is cut, so that the client sees that the answer is
    /// incomplete.
    @FunctionalInterface
    interface Writer {
        void write(OutputStream output) throws IOException;
    }
}
