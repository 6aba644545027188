package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagePositionTest {
    private static final PagePosition POSITION = new PagePosition(List.of(
            "50%, %2C \ud83d\ude95\n",
            "", Long.MIN_VALUE, -0.0, Double.MIN_VALUE, Instant.parse("2026-01-01T00:00:00.123456Z")));

    @Test
    void everyValueComesBack() {
        assertThat(PagePosition.of(POSITION.token("runs"), "runs", _ -> true)).isEqualTo(POSITION);
    }

    @Test
    void aTokenHasNothingThatAnAddressMustEscape() {
        assertThat(POSITION.token("runs").value()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void theLongestTextsHaveRoom() {
        String text = "\ud83d\ude95".repeat(6_000);
        PagePosition position = new PagePosition(List.of(text, text, 1L));

        assertThat(PagePosition.of(position.token("runs"), "runs", _ -> true)).isEqualTo(position);
    }

    @Test
    void anotherListRefusesIt() {
        PageToken token = POSITION.token("runs");

        assertRefused(() -> PagePosition.of(token, "models", _ -> true), "is not of this query");
        assertRefused(() -> PagePosition.of(token, "runs", _ -> false), "is not of this query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1",
                "n",
                "n1.5",
                "n99999999999999999999",
                "rNaN",
                "rInfinity",
                "r",
                "i",
                "ix",
                "t\0",
                "n1,"
            })
    void whatSomebodyMadeUpIsRefused(String values) {
        String real =
                new String(Base64.getUrlDecoder().decode(POSITION.token("runs").value()), StandardCharsets.UTF_8);
        String forged = real.substring(0, real.indexOf(',') + 1) + values;
        PageToken token = new PageToken(Base64.getUrlEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8)));

        assertRefused(() -> PagePosition.of(token, "runs", _ -> true), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "eyJvZmZzZXQiOiAxMDB9", "\ud83d\ude95", "t1,n2"})
    void nonsenseIsRefused(String token) {
        assertRefused(() -> PagePosition.of(new PageToken(token), "runs", _ -> true), "\"" + token + "\"");
    }

    private static void assertRefused(ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessageStartingWith("not a page token of this list: ")
                .hasMessageContaining(words);
    }
}
