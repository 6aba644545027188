package io.gimbal.declare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.PageRequest;
import io.gimbal.core.Problem;
import io.gimbal.declare.Declarations.ApplyOptions;
import io.gimbal.declare.wiring.DeclareModule;
import io.gimbal.graph.AssetDraft;
import io.gimbal.graph.AssetFilter;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Change;
import io.gimbal.graph.Edge;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.graph.wiring.GraphModule;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Database;
import io.gimbal.testkit.MovableTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What plan and apply promise on every database.
abstract class DeclareContract {
    private static final Reason REASON = new Reason("alice", "because");
    private static final String PROJECT = "project: taxi\nowner: dispatch\n";
    private static final String TRIPS = "source: trips\npath: data/trips\n";
    private static final String SPEND = "view: spend\nsource: trips\nfeatures: [fare]\n";

    private final SampleKinds kinds = new SampleKinds();
    private final Map<String, String> files = new TreeMap<>(Map.of("project.yaml", PROJECT));
    private Database database;
    private GraphModule graph;
    private Declarations declarations;

    protected abstract Database open();

    @BeforeEach
    void start() {
        database = open();
        database.migrate(GraphModule.MIGRATIONS, DeclareModule.MIGRATIONS);
        MovableTime time = new MovableTime();
        graph = GraphModule.create(database, time);
        graph.impact().load();
        declarations = DeclareModule.create(
                        database,
                        new DeclareModule.Graph(graph.assets(), graph.edges(), graph.impact()),
                        kinds.all(),
                        time)
                .declarations();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Nested
    class Applying {
        @Test
        void makesAssetsEdgesChangesAndRevisions() {
            file("a.yaml", SPEND + "---\n" + TRIPS);

            Plan done = apply();

            assertThat(done.items())
                    .extracting(Plan.Item::action, item -> item.ref().toString())
                    .containsExactly(
                            tuple(Plan.Action.CREATE, "source:taxi/trips"),
                            tuple(Plan.Action.CREATE, "view:taxi/spend"));
            assertThat(kinds.log).containsExactly("create source:taxi/trips", "create view:taxi/spend");
            assertThat(graph.assets().get(ref("view", "spend"))).satisfies(asset -> {
                assertThat(asset.owner()).hasValue("dispatch");
                assertThat(asset.project()).hasValue("taxi");
                assertThat(asset.facts().text("ttl")).isEqualTo("7d");
            });
            assertThat(graph.edges().list(ref("view", "spend")))
                    .extracting(Edge::toString)
                    .containsExactly("view:taxi/spend reads source:taxi/trips");
            List<Change> changes = graph.changes()
                    .list(ref("view", "spend"), PageRequest.first())
                    .items();
            assertThat(changes).extracting(Change::reason).containsExactly(REASON);
            DeclarationRevision revision = revisions("view", "spend").getFirst();
            assertThat(revision.source()).isEqualTo(SPEND);
            assertThat(revision.digest()).isEqualTo(Digest.of(SPEND));
            assertThat(revision.path()).isEqualTo("a.yaml");
            assertThat(revision.reason()).isEqualTo(REASON);
            assertThat(revision.number()).isEqualTo(1);
        }

        @Test
        void theSameAgainWritesNothing() {
            file("a.yaml", SPEND + "---\n" + TRIPS);
            apply();
            file("a.yaml", "# moved and commented\n" + TRIPS);
            file("b.yaml", "view: spend\nttl: 168h # the default\nfeatures: [fare]\nsource: trips\n");

            Plan done = apply();

            assertThat(done.items()).isEmpty();
            assertThat(done.unchangedCount()).isEqualTo(2);
            assertThat(kinds.log).hasSize(2);
            assertThat(revisions("view", "spend")).hasSize(1);
            assertThat(graph.changes().listAll(PageRequest.first()).items()).hasSize(2);
        }

        @Test
        void aChangeRecordsWhatIsDifferent() {
            file("a.yaml", SPEND + "---\n" + TRIPS);
            apply();
            file("a.yaml", SPEND + "ttl: 1d\nowner: bob\n---\n" + TRIPS);

            apply();

            assertThat(kinds.log).last().isEqualTo("change view:taxi/spend");
            assertThat(revisions("view", "spend"))
                    .extracting(DeclarationRevision::number)
                    .containsExactly(2L, 1L);
            assertThat(graph.assets().get(ref("view", "spend")).owner()).hasValue("bob");
            assertThat(revisions("source", "trips")).hasSize(1);
        }

        @Test
        void movesEdgesToWhatIsReferredToNow() {
            file("a.yaml", SPEND + "---\n" + TRIPS);
            apply();
            file(
                    "a.yaml",
                    "view: spend\nsource: rides\nfeatures: [fare]\n---\n" + TRIPS + "---\n"
                            + TRIPS.replace("source: trips", "source: rides"));
            apply();
            assertThat(graph.edges().list(ref("view", "spend")))
                    .extracting(Edge::toString)
                    .containsExactly("view:taxi/spend reads source:taxi/rides");
        }

        @Test
        void leavesEdgesOfOthersAlone() {
            file("a.yaml", SPEND + "---\n" + TRIPS);
            apply();
            AssetRef made = made("dataset", "client", "rows");
            edge(ref("view", "spend"), EdgeType.READS, made);
            file("a.yaml", SPEND + "ttl: 1d\n---\n" + TRIPS);
            apply();
            assertThat(graph.edges().list(made)).hasSize(1);
        }

        @Test
        void aChangedFileOfADeclarationIsAChange() {
            file("a.yaml", TRIPS + "contract: trips.odcs.yaml\n");
            file("trips.odcs.yaml", "kind: DataContract\n");
            apply();
            assertThat(plan().items()).isEmpty();

            file("trips.odcs.yaml", "kind: DataContract\nversion: 2\n");

            assertThat(plan().items().getFirst().fields())
                    .extracting(Plan.FieldChange::path)
                    .containsExactly("attached.trips.odcs.yaml");
            apply();
            assertThat(revisions("source", "trips").getFirst().files())
                    .containsEntry("trips.odcs.yaml", "kind: DataContract\nversion: 2\n");
        }

        @Test
        void thatFailsHalfwayChangesNothing() {
            file("a.yaml", TRIPS + "---\n" + SPEND + "---\nsource: x\npath: nowhere\n");

            CodedException refused = refusal(DeclareContract.this::apply);

            assertThat(refused.code()).isEqualTo(ErrorCode.FAILED_PRECONDITION);
            assertNothing();
        }

        @Test
        void aPlanThatIsOutdatedIsAConflict() {
            file("a.yaml", TRIPS);
            Digest shown = plan().digest();
            apply();
            assertConflict(shown);

            Digest before = plan().digest();
            file("a.yaml", TRIPS + "description: new\n");
            assertConflict(before);

            declarations.apply(sources(), new ApplyOptions(false, plan().digest()), REASON);
            assertThat(graph.assets().get(ref("source", "trips")).facts().text("description"))
                    .isEqualTo("new");
        }

        @Test
        @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void thatWasOvertakenWhileItCheckedChecksAgain() {
            file("a.yaml", TRIPS + "---\n" + SPEND);
            kinds.whileChecking = () -> {
                kinds.whileChecking = () -> {};
                applyAlone("b.yaml", "source: trips\npath: elsewhere\n");
            };

            Plan done = apply();

            assertThat(kinds.checks).hasValue(2);
            assertThat(done.items())
                    .extracting(Plan.Item::action, item -> item.ref().toString())
                    .containsExactly(
                            tuple(Plan.Action.CHANGE, "source:taxi/trips"),
                            tuple(Plan.Action.CREATE, "view:taxi/spend"));
            assertThat(revisions("source", "trips")).hasSize(2);
        }

        @Test
        @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void atOnceWithAnotherIsMadeLikeTheOther() {
            applyAlone("a.yaml", TRIPS);
            CyclicBarrier bothChecked = new CyclicBarrier(2);
            kinds.whileChecking = () -> {
                if (kinds.checks.get() <= 2) {
                    await(bothChecked);
                }
            };

            CompletableFuture<Plan> other =
                    CompletableFuture.supplyAsync(() -> applyAlone("b.yaml", TRIPS + "---\n" + SPEND));
            applyAlone("c.yaml", TRIPS + "---\nview: zones\nsource: trips\nfeatures: [zone]\n");
            other.join();

            assertThat(kinds.checks).hasValue(3);
            assertThat(revisions("view", "spend")).hasSize(1);
            assertThat(revisions("view", "zones")).hasSize(1);
            assertThat(revisions("source", "trips")).hasSize(1);
        }

        @Test
        @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void thatIsOvertakenAgainAndAgainIsAConflict() {
            file("a.yaml", TRIPS + "---\n" + SPEND);
            kinds.whileChecking = () -> applyAlone("b.yaml", "source: trips\npath: number " + kinds.checks + "\n");

            assertThat(refusal(DeclareContract.this::apply).code()).isEqualTo(ErrorCode.CONFLICT);
            assertThat(revisions("view", "spend")).isEmpty();
        }

        private static void await(CyclicBarrier barrier) {
            try {
                barrier.await(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private Plan applyAlone(String path, String text) {
            List<SourceFile> alone = List.of(new SourceFile("project.yaml", PROJECT), new SourceFile(path, text));
            return declarations.apply(alone, new ApplyOptions(false, null), REASON);
        }

        @Test
        void findsWhatItRefersToAmongVeryMany() {
            database.write(transaction -> {
                for (int i = 0; i <= PageRequest.MAX_SIZE; i++) {
                    AssetRef ref = AssetRef.of(new AssetKind("source"), "lake", "s" + i);
                    graph.assets()
                            .create(
                                    transaction,
                                    new AssetDraft(ref, Optional.empty(), Optional.empty(), JsonObject.EMPTY),
                                    new Reason("client", "made it"));
                }
                return true;
            });
            made("source", "lake", "zones");
            file("a.yaml", "view: spend\nsource: lake/zones\nfeatures: [fare]\n");

            assertThat(apply().items()).hasSize(1);
        }

        private void assertConflict(Digest expected) {
            CodedException refused =
                    refusal(() -> declarations.apply(sources(), new ApplyOptions(false, expected), REASON));
            assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
        }
    }

    @Nested
    class Planning {
        @Test
        void writesNothing() {
            file("a.yaml", TRIPS);
            Plan plan = plan();
            assertThat(plan.items()).hasSize(1);
            assertThat(plan.items().getFirst().location()).hasToString("a.yaml:1:9");
            assertNothing();
        }

        @Test
        void showsFieldsImpactAndConsequences() {
            file("a.yaml", TRIPS + "---\n" + SPEND);
            apply();
            edge(made("model", "client", "duration"), EdgeType.READS, ref("view", "spend"));
            file("a.yaml", TRIPS.replace("data/trips", "data/other") + "---\n" + SPEND);

            Plan.Item item = plan().items().getFirst();

            assertThat(item.action()).isEqualTo(Plan.Action.CHANGE);
            assertThat(item.fields()).hasSize(1);
            assertThat(item.fields().getFirst().path()).isEqualTo("path");
            assertThat(item.fields().getFirst().before().orElseThrow()).hasToString("\"data/trips\"");
            assertThat(item.fields().getFirst().after().orElseThrow()).hasToString("\"data/other\"");
            assertThat(item.impact())
                    .extracting(reach -> reach.asset().toString())
                    .containsExactly("view:taxi/spend", "model:client/duration");
            assertThat(item.consequences())
                    .extracting(Consequence::text)
                    .containsExactly("everything from data/trips is read again");
        }

        @Test
        void comparesListsElementByElement() {
            file("a.yaml", TRIPS + "---\nview: spend\nsource: trips\nfeatures: [a, b, c]\n");
            apply();
            file("a.yaml", TRIPS + "---\nview: spend\nsource: trips\nfeatures: [a, x]\n");
            assertThat(plan().items().getFirst().fields())
                    .extracting(Plan.FieldChange::path)
                    .containsExactly("features[1]", "features[2]");
        }

        @Test
        void seesOnlyWhatTheProjectOwns() {
            made("source", "taxi", "from-a-client");
            file("project.yaml", "project: other\n");
            file("a.yaml", "source: theirs\npath: x\n");
            apply();
            file("project.yaml", PROJECT);
            files.remove("a.yaml");
            assertThat(plan().items()).isEmpty();
        }
    }

    @Nested
    class Neighbours {
        @Test
        void hearOfEachApplyThatIsDurable() {
            List<Integer> heard = new ArrayList<>();
            declarations.onApply(() -> heard.add(graph.assets()
                    .list(AssetFilter.all(), PageRequest.first())
                    .items()
                    .size()));
            file("a.yaml", SPEND + "---\n" + TRIPS);
            apply();
            file("a.yaml", SPEND);
            refusal(DeclareContract.this::apply);

            assertThat(heard).containsExactly(2);
        }

        @Test
        void readTheFactsOfWhatIsLive() {
            file("a.yaml", SPEND + "---\n" + TRIPS);
            apply();

            assertThat(kinds.view.read(graph.assets().get(ref("view", "spend"))))
                    .contains(new SampleKinds.View("trips", java.time.Duration.ofDays(7), List.of("fare")));
            assertThat(kinds.view.read(graph.assets().get(ref("source", "trips"))))
                    .isEmpty();
        }
    }

    @Nested
    class Removing {
        @Test
        void isPlannedAndDoneOnlyWithPrune() {
            file("a.yaml", TRIPS + "---\n" + SPEND);
            apply();
            files.remove("a.yaml");

            assertThat(plan().items())
                    .extracting(item -> item.action() + " " + item.ref())
                    .containsExactly("REMOVE view:taxi/spend", "REMOVE source:taxi/trips");
            assertThat(apply().items()).isEmpty();
            assertThat(graph.assets().find(ref("view", "spend"))).isPresent();

            prune();
            assertThat(graph.assets()
                            .list(AssetFilter.all(), PageRequest.first())
                            .items())
                    .isEmpty();
            assertThat(kinds.log).endsWith("remove view:taxi/spend", "remove source:taxi/trips");
            assertThat(revisions("view", "spend").getFirst().isRemoval()).isTrue();
            assertThat(plan().items()).isEmpty();
        }

        @Test
        void whatSomethingDependsOnIsRefusedNamingTheDependents() {
            file("a.yaml", TRIPS + "---\nsource: rides\npath: x\n");
            apply();
            edge(made("model", "client", "duration"), EdgeType.READS, ref("source", "trips"));
            files.remove("a.yaml");

            assertThat(plan().items())
                    .filteredOn(item -> item.ref().equals(ref("source", "trips")))
                    .flatExtracting(Plan.Item::blockedBy)
                    .extracting(AssetRef::toString)
                    .containsExactly("model:client/duration");
            CodedException refused = refusal(DeclareContract.this::prune);

            assertThat(refused.code()).isEqualTo(ErrorCode.FAILED_PRECONDITION);
            assertThat(refused).hasMessageContaining("source:taxi/trips").hasMessageContaining("model:client/duration");
            assertThat(graph.assets().find(ref("source", "rides"))).isPresent();
        }

        @Test
        void takesItsOwnPartsAlong_butNotThoseOfClients() {
            file("a.yaml", TRIPS);
            apply();
            part(
                    "of-the-declaration",
                    AssetDraft.declared(ref("part", "of-the-declaration"), "taxi", JsonObject.EMPTY));
            files.remove("a.yaml");

            assertThat(plan().items()).flatExtracting(Plan.Item::blockedBy).isEmpty();
            part("of-a-client", AssetDraft.made(ref("part", "of-a-client"), JsonObject.EMPTY));
            assertThat(plan().items()).flatExtracting(Plan.Item::blockedBy).containsExactly(ref("part", "of-a-client"));
        }

        private void part(String name, AssetDraft draft) {
            database.write(transaction -> graph.assets().create(transaction, draft, REASON));
            edge(ref("part", name), EdgeType.MEMBER_OF, ref("source", "trips"));
        }

        @Test
        void whatIsReplacedInTheSameApplyIsFine() {
            file("a.yaml", TRIPS + "---\n" + SPEND);
            apply();
            file(
                    "a.yaml",
                    TRIPS.replace("source: trips", "source: rides") + "---\n"
                            + SPEND.replace("source: trips", "source: rides"));
            assertThat(plan().items())
                    .filteredOn(item -> item.action() == Plan.Action.REMOVE)
                    .allSatisfy(item -> assertThat(item.blockedBy()).isEmpty());
            prune();
            assertThat(graph.assets().find(ref("source", "trips"))).isEmpty();
            assertThat(graph.assets().find(ref("view", "spend"))).isPresent();
        }

        @Test
        void neverTouchesWhatClientsMade() {
            AssetRef made = made("source", "taxi", "from-a-client");
            file("a.yaml", TRIPS);
            apply();
            files.remove("a.yaml");
            prune();
            assertThat(graph.assets().find(made)).isPresent();
        }

        @Test
        void andDeclaringAgainGoesOnCounting() {
            file("a.yaml", TRIPS);
            apply();
            files.remove("a.yaml");
            prune();
            file("a.yaml", TRIPS);
            apply();
            assertThat(revisions("source", "trips"))
                    .extracting(DeclarationRevision::number)
                    .containsExactly(3L, 2L, 1L);
        }
    }

    /// Each is refused with file, line and hint, and nothing is changed.
    @Nested
    class Refused {
        @Test
        void isAnUnknownKind() {
            assertRefused("sauce: trips\npath: x\n", "a.yaml:1:1: unknown kind \"sauce\" (did you mean \"source\"?)");
        }

        @Test
        void isAnUnknownKey() {
            assertRefused(
                    "source: trips\npath: x\npth: y\n", "a.yaml:3:1: unknown key \"pth\" (did you mean \"path\"?)");
        }

        @Test
        void isAWrongType() {
            assertRefused("source: trips\npath: 5\n", "a.yaml:2:7: expected text, found 5 (write it in quotes)");
        }

        @Test
        void isADanglingReference() {
            assertRefused(
                    TRIPS + "---\nview: spend\nsource: tripz\nfeatures: [a]\n",
                    "a.yaml:5:9: no source \"tripz\" (did you mean \"trips\"?)");
        }

        @Test
        void isADanglingReferenceInsideAValue() {
            assertRefused(
                    TRIPS + "---\n" + SPEND + "---\nview: more\nsource: trips\nfeatures: [x, spent.fare]\n",
                    "a.yaml:10:15: no view \"spent\" (did you mean \"spend\"?)");
        }

        @Test
        void isACircle() {
            assertRefused(
                    "node: a\nnext: b\n---\nnode: b\nnext: a\n",
                    "a.yaml:1:7: depends on itself: node a -> node b -> node a");
        }

        @Test
        void isANameDeclaredTwice() {
            assertRefused(TRIPS + "---\n" + TRIPS, "a.yaml:4:9: source trips is declared twice, first at a.yaml:1:9");
        }

        @Test
        void isANameOfAnotherProject() {
            file("project.yaml", "project: other\n");
            file("a.yaml", TRIPS);
            apply();
            file("project.yaml", PROJECT);
            assertThat(refusal(DeclareContract.this::apply).problems())
                    .extracting(Problem::toString)
                    .containsExactly("a.yaml:1:9: source trips belongs to project \"other\" (choose another name)");
            assertThat(graph.assets().find(ref("source", "trips"))).isEmpty();
        }

        @Test
        void isANameThatAClientMade() {
            made("source", "taxi", "trips");
            file("a.yaml", TRIPS);
            assertThat(refusal(DeclareContract.this::apply).problems())
                    .extracting(Problem::message)
                    .containsExactly("source trips exists already and was not made by a declaration");
        }

        @Test
        void isAMissingWhy() {
            CodedException refused = refusal(() -> new Reason("alice", " "));
            assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
            assertThat(refused).hasMessageContaining("a change needs a why");
        }

        @Test
        void isAMissingFile() {
            file("trip.odcs.yaml", "kind: DataContract\n");
            assertRefused(
                    TRIPS + "contract: trips.odcs.yaml\n",
                    "a.yaml:3:11: no file \"trips.odcs.yaml\" in the project (did you mean \"trip.odcs.yaml\"?)");
        }

        @Test
        void isWhatTheKindOrItsRecordRefuses() {
            assertRefused("source: trips\npath: a.txt\n---\n" + SPEND, "a.yaml:5:9: a view cannot read text files");
            assertRefused(
                    TRIPS + "---\nview: spend\nsource: trips\nfeatures: [broken]\n",
                    "a.yaml:4:7: a view cannot have a feature called broken");
        }

        @Test
        void isEverythingAtOnce() {
            file("b.yaml", "b: [\n");
            assertRefused(
                    "source: trips\npth: x\n---\nview: v\nsource: nope\nfeatures: []\n",
                    "b.yaml:2:1: not YAML: expected the node content, but found '<stream end>'",
                    "a.yaml:2:1: unknown key \"pth\" (did you mean \"path\"?)",
                    "a.yaml:1:1: \"path\" is missing, expected text (Where.)",
                    "a.yaml:6:11: a list of 0, expected 1 to 10000");
        }

        private void assertRefused(String text, String... problems) {
            file("a.yaml", text);
            for (ThrowingCallable action :
                    List.<ThrowingCallable>of(DeclareContract.this::plan, DeclareContract.this::apply)) {
                CodedException refused = refusal(action);
                assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
                assertThat(refused.problems()).extracting(Problem::toString).containsExactlyInAnyOrder(problems);
                assertThat(refused.problems())
                        .allSatisfy(it -> assertThat(it.excerpt().isPresent()
                                        || it.hint().isPresent()
                                        || it.location().line() > 0)
                                .isTrue());
            }
            assertNothing();
        }
    }

    private void assertNothing() {
        assertThat(graph.assets()
                        .list(AssetFilter.ofProject("taxi"), PageRequest.first())
                        .items())
                .isEmpty();
        assertThat(graph.changes().listAll(PageRequest.first()).items()).isEmpty();
        assertThat(revisions("source", "trips")).isEmpty();
        assertThat(kinds.log).isEmpty();
    }

    private void file(String path, String text) {
        files.put(path, text);
    }

    private List<SourceFile> sources() {
        List<SourceFile> all = new ArrayList<>();
        files.forEach((path, text) -> all.add(new SourceFile(path, text)));
        return all;
    }

    private Plan plan() {
        return declarations.plan(sources());
    }

    private Plan apply() {
        return declarations.apply(sources(), new ApplyOptions(false, null), REASON);
    }

    private Plan prune() {
        return declarations.apply(sources(), new ApplyOptions(true, null), REASON);
    }

    private List<DeclarationRevision> revisions(String kind, String name) {
        return declarations.revisions(ref(kind, name), PageRequest.first()).items();
    }

    private static AssetRef ref(String kind, String name) {
        return AssetRef.of(new AssetKind(kind), "taxi", name);
    }

    private AssetRef made(String kind, String namespace, String name) {
        AssetRef ref = AssetRef.of(new AssetKind(kind), namespace, name);
        database.write(transaction -> graph.assets()
                .create(
                        transaction,
                        new AssetDraft(ref, Optional.empty(), Optional.empty(), JsonObject.EMPTY),
                        new Reason("client", "made it")));
        return ref;
    }

    private void edge(AssetRef from, EdgeType type, AssetRef to) {
        database.write(transaction -> {
            graph.edges().put(transaction, from, type, to);
            return true;
        });
    }

    private static CodedException refusal(ThrowingCallable action) {
        return catchThrowableOfType(CodedException.class, action);
    }
}
