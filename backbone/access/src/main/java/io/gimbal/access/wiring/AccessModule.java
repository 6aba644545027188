package io.gimbal.access.wiring;

import io.gimbal.access.AccessConfig;
import io.gimbal.access.AccessPolicy;
import io.gimbal.access.AuditAnchors;
import io.gimbal.access.AuditLog;
import io.gimbal.access.RouteGuard;
import io.gimbal.access.RouteRule;
import io.gimbal.access.Tokens;
import io.gimbal.access.http.AccessRoutes;
import io.gimbal.access.store.SqlAccessStores;
import io.gimbal.blob.BlobPointers;
import io.gimbal.blob.BlobStore;
import io.gimbal.http.Route;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

/// Access, ready for use once its [#MIGRATIONS] have run. Whoever starts the server asks [AccessPolicy#requireSafe]
/// before it listens, and serves only what [#guard] gives back.
public record AccessModule(AccessPolicy policy, Tokens tokens, AuditLog audit, List<Route> routes) {
    public static final Migrations MIGRATIONS = SqlAccessStores.MIGRATIONS;

    /// Where things are kept.
    public record Stores(Database database, BlobStore blobs, BlobPointers pointers) {}

    /// @param randomBytes unpredictable bytes, as many as asked for
    public static AccessModule create(
            AccessConfig config, Stores stores, IntFunction<byte[]> randomBytes, InstantSource time) {
        Database database = stores.database();
        Tokens tokens = new Tokens(database, SqlAccessStores.tokens(), randomBytes, time);
        AuditAnchors anchors = new AuditAnchors(stores.blobs(), stores.pointers());
        AuditLog audit = new AuditLog(database, SqlAccessStores.audit(), anchors, time);
        return new AccessModule(
                new AccessPolicy(config.authentication(), tokens),
                tokens,
                audit,
                new AccessRoutes(tokens, audit).routes());
    }

    /// All routes of the server with the check of roles and the audit log before them.
    ///
    /// @param rules for the routes where the usual does not fit
    public List<Route> guard(List<Route> routes, Collection<RouteRule> rules) {
        List<RouteRule> all = new ArrayList<>(AccessRoutes.RULES);
        all.addAll(rules);
        return new RouteGuard(audit, all).guard(routes);
    }
}
