package io.gimbal.access;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Page;
import io.gimbal.core.PageRequest;
import io.gimbal.sql.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntFunction;

/// The tokens people and programs prove themselves with. Thread-safe.
///
/// A token is 256 random bits with a public id; only its SHA-256 is stored, and compared in constant time. One that is
/// revoked here is refused from the next request on, on other servers of the same database within a second.
public final class Tokens {
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);
    private static final int MAX_KNOWN = 10_000;

    private final Database database;
    private final TokenStore store;
    private final IntFunction<byte[]> randomBytes;
    private final InstantSource time;
    private final Map<TokenId, Known> known = new ConcurrentHashMap<>();

    /// Shared by those who read a token and note it, exclusive for forgetting one.
    private final ReadWriteLock noting = new ReentrantReadWriteLock();

    /// @param randomBytes unpredictable bytes, as many as asked for
    public Tokens(Database database, TokenStore store, IntFunction<byte[]> randomBytes, InstantSource time) {
        this.database = database;
        this.store = store;
        this.randomBytes = randomBytes;
        this.time = time;
    }

    /// What the database said, and when.
    private record Known(Optional<Token> token, Instant at) {}

    /// Makes a token. The secret is in the answer and nowhere else.
    public IssuedToken create(TokenDraft draft) {
        TokenText text = TokenText.of(randomBytes.apply(8), randomBytes.apply(32));
        Instant now = now();
        Token token = new Token(
                text.id(),
                draft.name(),
                text.secretHash(),
                draft.role(),
                draft.consumer(),
                now,
                draft.lifetime().map(now::plus),
                Optional.empty());
        database.write(transaction -> {
            store.create(transaction, token);
            return token;
        });
        known.remove(token.id());
        return new IssuedToken(token, text.text());
    }

    /// Revoked and expired ones included, in order of id.
    public Page<Token> list(PageRequest page) {
        return database.read(transaction -> store.list(transaction, page));
    }

    /// Takes a token back; one that is revoked stays as it is.
    ///
    /// @throws CodedException NOT_FOUND if there is no such token
    public Token revoke(TokenId id) {
        Token revoked = database.write(transaction -> {
            Token token = store.find(transaction, id).orElseThrow(() -> CodedException.notFound("no token " + id));
            if (token.revokedAt().isPresent()) {
                return token;
            }
            Token next = token.revoked(now());
            store.update(transaction, next);
            return next;
        });
        forget(id);
        return revoked;
    }

    /// Waits for those who have read the token as it was and not noted it yet.
    private void forget(TokenId id) {
        noting.writeLock().lock();
        try {
            known.remove(id);
        } finally {
            noting.writeLock().unlock();
        }
    }

    /// The token a client sent.
    ///
    /// @throws CodedException UNAUTHENTICATED if it is nobody's, expired or revoked; the message does not say which
    public Token verify(String text) {
        Instant now = now();
        return TokenText.find(text)
                .flatMap(sent -> find(sent.id(), now).filter(token -> isSecretOf(token, sent)))
                .filter(token -> token.isValidAt(now))
                .orElseThrow(() -> new CodedException(ErrorCode.UNAUTHENTICATED, "the token is not valid"));
    }

    /// Whether somebody could let others in.
    boolean hasValidAdmin() {
        Instant now = now();
        PageRequest page = PageRequest.first(1_000);
        while (true) {
            Page<Token> found = list(page);
            if (found.items().stream().anyMatch(token -> token.role() == Role.ADMIN && token.isValidAt(now))) {
                return true;
            }
            if (found.next().isEmpty()) {
                return false;
            }
            page = page.next(found.next().get());
        }
    }

    private Optional<Token> find(TokenId id, Instant now) {
        Known recent = known.get(id);
        if (recent != null && now.isBefore(recent.at().plus(KNOWN_FOR))) {
            return recent.token();
        }
        noting.readLock().lock();
        try {
            Optional<Token> token = database.read(transaction -> store.find(transaction, id));
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            known.put(id, new Known(token, now));
            return token;
        } finally {
            noting.readLock().unlock();
        }
    }

    private static boolean isSecretOf(Token token, TokenText sent) {
        byte[] expected = token.secretHash().hex().getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, sent.secretHash().hex().getBytes(StandardCharsets.US_ASCII));
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
