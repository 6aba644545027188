package io.gimbal.http;

import io.gimbal.core.CodedException;

/// A header of a response.
public record Header(String name, String value) {
    /// @throws CodedException INVALID_ARGUMENT if the value could begin another header, or is not ASCII
    public Header {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c >= 0x7f) {
                throw CodedException.invalidArgument("header " + name + " cannot carry character " + (i + 1)
                        + " of its value: only printable ASCII");
            }
        }
    }
}
