package io.gimbal.declare.wiring;

import io.gimbal.declare.DeclarationKind;
import io.gimbal.declare.DeclarationKinds;
import io.gimbal.declare.Declarations;
import io.gimbal.declare.YamlReader;
import io.gimbal.declare.http.DeclareRoutes;
import io.gimbal.declare.store.SqlDeclarationStore;
import io.gimbal.declare.yaml.EngineYamlReader;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Impact;
import io.gimbal.http.Route;
import io.gimbal.sql.Database;
import io.gimbal.sql.Migrations;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/// Declarations, ready for use once [#MIGRATIONS] have run.
///
/// @param routes what to serve
public record DeclareModule(Declarations declarations, List<Route> routes) {
    public static final Migrations MIGRATIONS = SqlDeclarationStore.MIGRATIONS;

    /// What declarations write to beside their own tables.
    public record Graph(Assets assets, Edges edges, Impact impact) {}

    /// @param kinds what the capabilities of this server plug in
    public static DeclareModule create(
            Database database, Graph graph, Collection<? extends DeclarationKind<?>> kinds, InstantSource time) {
        Declarations declarations = new Declarations(
                database,
                new Declarations.Parts(yaml(), new DeclarationKinds(kinds), new SqlDeclarationStore(), time),
                graph.assets(),
                graph.edges(),
                graph.impact());
        return new DeclareModule(declarations, new DeclareRoutes(declarations).routes());
    }

    /// Reads YAML, for those who read other documents of a project, and for clients.
    public static YamlReader yaml() {
        return new EngineYamlReader();
    }
}
