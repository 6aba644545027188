package io.gimbal.declare;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.graph.Edges;
import io.gimbal.graph.Impact;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What projects declare: planned, applied, and kept. Thread-safe.
///
/// An apply is one database transaction for everything: the capabilities' rows, the assets, edges and
/// changes in the graph, and the revisions. Only what the project itself declared is compared; what clients
/// and the work itself made is never touched.
public final class Declarations {
    private static final int MOST_CHECKS = 5;

    private final Database database;
    private final Projects projects;
    private final DeclarationKinds kinds;
    private final DeclarationStore store;
    private final Planner planner;
    private final Applier applier;
    private final Impact impact;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Declarations(Database database, Parts parts, Assets assets, Edges edges, Impact impact) {
        this.database = database;
        this.projects = new Projects(parts.yaml());
        this.kinds = parts.kinds();
        this.store = parts.store();
        this.planner = new Planner(store, assets, edges);
        this.applier = new Applier(kinds, store, assets, edges, parts.time());
        this.impact = impact;
    }

    /// What it is made of, beside the database and the graph.
    public record Parts(YamlReader yaml, DeclarationKinds kinds, DeclarationStore store, InstantSource time) {}

    public DeclarationKinds kinds() {
        return kinds;
    }

    /// What an apply of these files would do. Writes nothing.
    ///
    /// @throws CodedException INVALID_ARGUMENT with every problem of the files, UNAVAILABLE while the graph
    ///     is read
    public Plan plan(List<SourceFile> files) {
        Intent intent = Intent.read(projects, kinds, files);
        Plan plan =
                database.read(transaction -> planner.draft(transaction, intent)).plan();
        return new Plan(
                plan.project(),
                plan.digest(),
                plan.items().stream().map(this::withImpact).toList(),
                plan.unchangedCount());
    }

    /// How an apply goes about it.
    ///
    /// @param prune whether declarations that are no longer in the files are removed
    /// @param expected the plan somebody looked at; null to apply whatever the plan is now
    public record ApplyOptions(boolean prune, @Nullable Digest expected) {}

    /// Makes what the files say so, or changes nothing. Applying what is live already writes nothing.
    ///
    /// The kinds check in a read, since the database may have one writer for everybody; what they checked is
    /// written only if no declaration was applied meanwhile, and otherwise checked again.
    ///
    /// @return what was done; removals that were left out are not in it
    /// @throws CodedException INVALID_ARGUMENT with every problem of the files, CONFLICT if the plan is not
    ///     the expected one any more or others apply without end, FAILED_PRECONDITION naming the dependents
    ///     of what would be removed
    public Plan apply(List<SourceFile> files, ApplyOptions options, Reason reason) {
        Intent intent = Intent.read(projects, kinds, files);
        for (int i = 0; i < MOST_CHECKS; i++) {
            long checked = database.read(transaction -> {
                planner.draft(transaction, intent);
                return store.count(transaction);
            });
            Optional<Plan> done = database.write(transaction -> store.count(transaction) == checked
                    ? Optional.of(carryOut(transaction, intent, options, reason))
                    : Optional.empty());
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw CodedException.conflict("other declarations were applied meanwhile, again and again; apply once more");
    }

    private Plan carryOut(Transaction transaction, Intent intent, ApplyOptions options, Reason reason)
            throws SQLException {
        Planner.Draft draft = planner.redraft(transaction, intent);
        requireExpected(draft.plan(), options.expected());
        if (options.prune()) {
            requireRemovable(draft.plan());
        }
        List<Planner.Step> steps = draft.steps().stream()
                .filter(step -> options.prune() || step.item().action() != Plan.Action.REMOVE)
                .toList();
        applier.apply(transaction, steps, reason);
        listeners.forEach(transaction::afterCommit);
        Plan plan = draft.plan();
        List<Plan.Item> done = steps.stream().map(Planner.Step::item).toList();
        return new Plan(plan.project(), plan.digest(), done, plan.unchangedCount());
    }

    /// Runs the action after each apply once that is durable and before it is answered, so that whoever
    /// keeps what follows from declarations knows that it is old. It must be short and must not throw.
    public void onApply(Runnable action) {
        listeners.add(action);
    }

    /// Every state a declaration was ever in, newest first.
    public Page<DeclarationRevision> revisions(AssetRef ref, PageRequest page) {
        return database.read(transaction -> store.list(transaction, ref, page));
    }

    private Plan.Item withImpact(Plan.Item item) {
        return switch (item.action()) {
            case CREATE -> item;
            case CHANGE, REMOVE -> item.withImpact(impact.downstream(item.ref()));
        };
    }

    private static void requireExpected(Plan plan, @Nullable Digest expected) {
        if (expected != null && !expected.equals(plan.digest())) {
            throw CodedException.conflict("the plan is no longer the one that was shown: the files or what is live"
                    + " changed since; look at the plan again");
        }
    }

    private static void requireRemovable(Plan plan) {
        String blocked = plan.items().stream()
                .filter(item -> !item.blockedBy().isEmpty())
                .map(item -> item.ref() + " cannot be removed, these depend on it: "
                        + item.blockedBy().stream().map(AssetRef::toString).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
        if (!blocked.isEmpty()) {
            throw CodedException.failedPrecondition(blocked);
        }
    }
}
