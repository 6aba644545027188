package io.gimbal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.gimbal.access.AccessConfig.Authentication;
import io.gimbal.access.AuditEntry.Decision;
import io.gimbal.access.store.SqlAccessStores;
import io.gimbal.access.wiring.AccessModule;
import io.gimbal.blob.BlobStore;
import io.gimbal.blob.LocalBlobPointers;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.blob.PointerName;
import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Database;
import io.gimbal.sql.Transaction;
import io.gimbal.testkit.MovableTime;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What access promises on every database.
abstract class AccessContract {
    private final MovableTime time = new MovableTime();
    private Database database;
    private BlobStore blobs;
    private LocalBlobPointers pointers;
    private AccessModule access;

    protected abstract Database open();

    @BeforeEach
    void start(@TempDir Path blobFolder) {
        database = open();
        database.migrate(AccessModule.MIGRATIONS);
        blobs = new LocalBlobStore(blobFolder.resolve("blobs"));
        pointers = new LocalBlobPointers(blobFolder.resolve("pointers"));
        access = module();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private AccessModule module() {
        Random random = new Random(1);
        return AccessModule.create(
                new AccessConfig(Authentication.TOKENS),
                new AccessModule.Stores(database, blobs, pointers),
                count -> {
                    byte[] bytes = new byte[count];
                    random.nextBytes(bytes);
                    return bytes;
                },
                time);
    }

    @Nested
    class ATokens {
        @Test
        void secretIsShownOnceAndStoredAsAHash() {
            IssuedToken issued = access.tokens().create(TokenDraft.of("ci", Role.EDITOR));
            assertThat(issued.text()).matches("gimbal_[0-9a-f]{16}_[0-9a-f]{64}");
            String secret = issued.text().substring(issued.text().length() - 64);
            assertThat(issued.toString()).doesNotContain(secret);
            assertThat(issued.token().toString()).doesNotContain(secret);
            List<String> stored = database.read(transaction ->
                    transaction.list("SELECT secret_hash FROM access_token", row -> row.text("secret_hash")));
            assertThat(stored).hasSize(1).noneMatch(it -> it.contains(secret));
        }

        @Test
        void textIsAccepted() {
            IssuedToken issued = access.tokens()
                    .create(new TokenDraft("dispatch", Role.VIEWER, Optional.of("dispatch-app"), Optional.empty()));
            Token verified = access.tokens().verify(issued.text());
            assertThat(verified).isEqualTo(issued.token());
            assertThat(verified.consumer()).hasValue("dispatch-app");
        }

        @Test
        void textWithOneOtherDigitIsRefused() {
            String text =
                    access.tokens().create(TokenDraft.of("ci", Role.EDITOR)).text();
            char last = text.charAt(text.length() - 1);
            String other = text.substring(0, text.length() - 1) + (last == '0' ? '1' : '0');
            assertRefused(other);
            assertRefused(text.toUpperCase(Locale.ROOT));
            assertRefused(text + " ");
            assertRefused("");
            assertRefused("gimbal_0000000000000000_" + "0".repeat(64));
        }

        @Test
        void lifetimeEnds() {
            String text = access.tokens()
                    .create(new TokenDraft("ci", Role.EDITOR, Optional.empty(), Optional.of(Duration.ofHours(1))))
                    .text();
            access.tokens().verify(text);
            time.advance(Duration.ofMinutes(59));
            access.tokens().verify(text);
            time.advance(Duration.ofMinutes(1));
            assertRefused(text);
        }

        @Test
        void revocationCountsAtOnceAndElsewhereWithinASecond() {
            IssuedToken issued = access.tokens().create(TokenDraft.of("ci", Role.EDITOR));
            AccessModule elsewhere = module();
            access.tokens().verify(issued.text());
            elsewhere.tokens().verify(issued.text());

            access.tokens().revoke(issued.token().id());

            assertRefused(issued.text());
            time.advance(Duration.ofSeconds(1));
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> elsewhere.tokens().verify(issued.text()));
            assertThat(access.tokens().list(PageRequest.first()).items())
                    .extracting(token -> token.revokedAt().isPresent())
                    .containsExactly(true);
        }

        @Test
        void revocationCountsAtOnceForThoseWhoAreJustBeingVerified() throws InterruptedException {
            IssuedToken issued = access.tokens().create(TokenDraft.of("ci", Role.EDITOR));
            SlowTokenStore store = new SlowTokenStore();
            Tokens tokens = new Tokens(database, store, byte[]::new, time);
            Thread revoking = Thread.ofPlatform()
                    .unstarted(() -> tokens.revoke(issued.token().id()));
            store.afterReading = () -> {
                store.afterReading = () -> {};
                revoking.start();
                awaitRevoked(store, issued.token().id());
                join(revoking, 300); // it ends now, unless it waits for us
            };

            tokens.verify(issued.text()); // was read before it was revoked
            join(revoking, 20_000);

            assertThatExceptionOfType(CodedException.class).isThrownBy(() -> tokens.verify(issued.text()));
        }

        private void awaitRevoked(TokenStore store, TokenId id) {
            while (database.read(transaction -> store.find(transaction, id))
                    .orElseThrow()
                    .revokedAt()
                    .isEmpty()) {
                Thread.onSpinWait();
            }
        }

        private static void join(Thread thread, long millis) {
            try {
                thread.join(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Test
        void revocationOfNobodysIsNotFound() {
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> access.tokens().revoke(new TokenId("0000000000000000")))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        }

        private void assertRefused(String text) {
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> access.tokens().verify(text))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED))
                    .withMessage("the token is not valid");
        }
    }

    @Nested
    class Starting {
        @Test
        void onAnyOtherAddressWithoutAuthenticationIsRefused() {
            AccessPolicy trusting = new AccessPolicy(Authentication.NONE, access.tokens());
            for (String bind : List.of("127.0.0.1", "localhost", "::1", "127.8.9.1")) {
                trusting.requireSafe(bind);
            }
            for (String bind : List.of("0.0.0.0", "::", "192.0.2.7", "10.0.0.1", "no such host")) {
                assertThatExceptionOfType(CodedException.class)
                        .as(bind)
                        .isThrownBy(() -> trusting.requireSafe(bind))
                        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FAILED_PRECONDITION))
                        .withMessageContaining(bind);
            }
        }

        @Test
        void withTokensNeedsSomebodyWhoCanGetIn() {
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> access.policy().requireSafe("0.0.0.0"))
                    .withMessageContaining("there is no valid admin token");
            access.tokens().create(TokenDraft.of("ci", Role.EDITOR));
            IssuedToken admin = access.tokens().create(TokenDraft.of("alice", Role.ADMIN));
            access.policy().requireSafe("0.0.0.0");
            access.tokens().revoke(admin.token().id());
            assertThatExceptionOfType(CodedException.class)
                    .isThrownBy(() -> access.policy().requireSafe("127.0.0.1"));
        }
    }

    @Nested
    class TheAuditLog {
        @Test
        void isAChain() {
            append(3);
            List<AuditEntry> newestFirst =
                    access.audit().list(PageRequest.first()).items();
            assertThat(newestFirst).extracting(AuditEntry::position).containsExactly(3L, 2L, 1L);
            assertThat(newestFirst.get(2).previous()).isEqualTo(AuditEntry.ORIGIN);
            assertThat(newestFirst.get(0).previous())
                    .isEqualTo(newestFirst.get(1).hash());
            assertThat(newestFirst.get(0).content().target()).isEqualTo("/target/3");
        }

        @Test
        void isSoundAsWritten() {
            assertThat(verify()).isEqualTo(new AuditVerification(0, 0, List.of()));
            append(250);
            AuditVerification verification = verify();
            assertThat(verification.isSound()).isTrue();
            assertThat(verification.entryCount()).isEqualTo(250);
            assertThat(verification.anchoredCount()).isEqualTo(200);
            assertThat(verification.unanchoredCount()).isEqualTo(50);
        }

        @Test
        void isOneChainThoughManyWrite() throws InterruptedException {
            List<Thread> writers = IntStream.range(0, 8)
                    .mapToObj(i -> Thread.ofVirtual().start(() -> append(25)))
                    .toList();
            for (Thread writer : writers) {
                writer.join();
            }
            AuditVerification verification = verify();
            assertThat(verification.problems()).isEmpty();
            assertThat(verification.entryCount()).isEqualTo(200);
            assertThat(verification.anchoredCount()).isEqualTo(200);
        }

        @Test
        void showsAChangedEntry() {
            append(10);
            sql("UPDATE access_audit SET who = 'mallory' WHERE position = 4");
            assertProblem(AuditProblem.Type.CHANGED, 4);
        }

        @Test
        void showsAnEntryThatWasChangedAndHashedAnew() {
            append(10);
            rewrite(4, 4);
            assertProblem(AuditProblem.Type.CHANGED, 4);
        }

        @Test
        void showsARemovedEntry() {
            append(10);
            sql("DELETE FROM access_audit WHERE position BETWEEN 4 AND 5");
            assertProblem(AuditProblem.Type.REMOVED, 4);
        }

        @Test
        void showsARemovedEntryWhoseGapWasClosed() {
            append(10);
            sql("DELETE FROM access_audit WHERE position = 4");
            sql("UPDATE access_audit SET position = -position WHERE position > 4");
            sql("UPDATE access_audit SET position = -position - 1 WHERE position < 0");
            assertProblem(AuditProblem.Type.REMOVED, 4);
        }

        @Test
        void showsAnInsertedEntry() {
            append(10);
            AuditEntry before = entry(3);
            sql("UPDATE access_audit SET position = -position WHERE position > 3");
            sql("UPDATE access_audit SET position = -position + 1 WHERE position < 0");
            insert(AuditEntry.of(4, time.instant(), draft(99), before.hash()));
            assertProblem(AuditProblem.Type.INSERTED, 4);
        }

        @Test
        void showsAnEntryAddedPastItsEnd() {
            append(10);
            insert(AuditEntry.of(11, time.instant(), draft(99), entry(10).hash()));
            assertProblem(AuditProblem.Type.INSERTED, 11);
        }

        @Test
        void showsATruncatedEnd() {
            append(10);
            sql("DELETE FROM access_audit WHERE position > 7");
            assertProblem(AuditProblem.Type.TRUNCATED, 8);
        }

        @Test
        void showsATruncatedEndThoughTheDatabaseWasMadeToAgree() {
            append(110);
            sql("DELETE FROM access_audit WHERE position > 90");
            database.write(transaction -> transaction.update(
                    "UPDATE access_audit_head SET count = 90, hash = ?",
                    entry(90).hash().toString()));
            assertProblem(AuditProblem.Type.TRUNCATED, 91);
        }

        @Test
        void showsThatTheWholeChainWasWrittenAnew() {
            append(110);
            rewrite(50, 110);
            assertProblem(AuditProblem.Type.CHANGED, 100);
        }

        @Test
        void showsAnEndThatWasWrittenAnewThoughTheDatabaseRemembersIt() {
            append(110);
            String end = entry(110).hash().toString();
            rewrite(105, 110);
            database.write(transaction -> transaction.update("UPDATE access_audit_head SET hash = ?", end));
            assertProblem(AuditProblem.Type.CHANGED, 110);
        }

        @Test
        void cannotVouchForWhatCameAfterTheLastHead() {
            append(110);
            rewrite(105, 110);
            AuditVerification verification = verify();
            assertThat(verification.isSound()).isTrue();
            assertThat(verification.unanchoredCount()).isEqualTo(10);
        }

        @Test
        void showsThatItsHeadWasDeleted() {
            append(100);
            blobs.delete(pointers.find(new PointerName("audit-head")).orElseThrow());
            assertThat(verify().problems()).extracting(AuditProblem::type).containsExactly(AuditProblem.Type.HEAD_LOST);
        }

        @Test
        void goesOnWhereItWasAfterARestart() {
            append(60);
            access = module();
            append(60);
            assertThat(verify().isSound()).isTrue();
            assertThat(verify().anchoredCount()).isEqualTo(100);
        }

        private void assertProblem(AuditProblem.Type type, long position) {
            assertThat(verify().problems())
                    .extracting(AuditProblem::type, AuditProblem::position)
                    .containsExactly(tuple(type, position));
        }

        private AuditVerification verify() {
            return access.audit().verify();
        }

        /// What somebody does who can write to the database and knows how hashes are made.
        private void rewrite(long from, long to) {
            for (long position = from; position <= to; position++) {
                AuditEntry old = entry(position);
                AuditEntry anew = AuditEntry.of(
                        position,
                        old.at(),
                        draft(7_000 + position),
                        entry(position - 1).hash());
                sql("DELETE FROM access_audit WHERE position = " + position);
                insert(anew);
                if (position == to) {
                    database.write(transaction -> transaction.update(
                            "UPDATE access_audit_head SET hash = ? WHERE count = ?",
                            anew.hash().toString(),
                            anew.position()));
                }
            }
        }

        private AuditEntry entry(long position) {
            return access.audit().list(PageRequest.first(1_000)).items().stream()
                    .filter(it -> it.position() == position)
                    .findFirst()
                    .orElseThrow();
        }

        private void insert(AuditEntry entry) {
            database.write(transaction -> transaction.update(
                    "INSERT INTO access_audit (position, at, who, verified, action, target, decision, previous, hash)"
                            + " VALUES (?, ?, ?, ?, ?, ?, 'allowed', ?, ?)",
                    entry.position(),
                    entry.at(),
                    entry.content().who(),
                    entry.content().verified(),
                    entry.content().action(),
                    entry.content().target(),
                    entry.previous().toString(),
                    entry.hash().toString()));
        }

        private void sql(String statement) {
            database.write(transaction -> transaction.update(statement));
        }
    }

    private void append(int count) {
        for (int i = 1; i <= count; i++) {
            access.audit().append(draft(i));
        }
    }

    private static AuditDraft draft(long i) {
        return new AuditDraft("alice", true, "POST /api/v1/apply", "/target/" + i, Decision.ALLOWED);
    }

    /// Pauses after it has read a token.
    private static final class SlowTokenStore implements TokenStore {
        private final TokenStore store = SqlAccessStores.tokens();
        private volatile Runnable afterReading = () -> {};

        @Override
        public void create(Transaction transaction, Token token) throws SQLException {
            store.create(transaction, token);
        }

        @Override
        public Optional<Token> find(Transaction transaction, TokenId id) throws SQLException {
            Optional<Token> found = store.find(transaction, id);
            afterReading.run();
            return found;
        }

        @Override
        public void update(Transaction transaction, Token next) throws SQLException {
            store.update(transaction, next);
        }

        @Override
        public Page<Token> list(Transaction transaction, PageRequest page) throws SQLException {
            return store.list(transaction, page);
        }
    }
}
