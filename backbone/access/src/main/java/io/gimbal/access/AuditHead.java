package io.gimbal.access;

import io.gimbal.core.Digest;
import io.gimbal.json.Json;

/// How far the audit log goes: how many entries, and the hash of the last. What is kept in the blob store.
public record AuditHead(long count, Digest hash) {
    public static final AuditHead EMPTY = new AuditHead(0, AuditEntry.ORIGIN);

    byte[] bytes() {
        return Json.write(this);
    }

    static AuditHead parse(byte[] bytes) {
        return Json.read(bytes, AuditHead.class);
    }
}
