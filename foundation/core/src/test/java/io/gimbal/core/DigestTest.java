package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DigestTest {
    /// FIPS 180-2, example B.1.
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void of_text_isItsSha256() {
        assertThat(Digest.of("abc").hex()).isEqualTo(ABC);
    }

    @Test
    void finish_equalsOf() {
        MessageDigest sha256 = Digest.newSha256();
        sha256.update("a".getBytes(StandardCharsets.UTF_8));
        sha256.update("bc".getBytes(StandardCharsets.UTF_8));
        assertThat(Digest.finish(sha256)).isEqualTo(Digest.of("abc"));
    }

    @Test
    void parse_itsOwnText() {
        assertThat(Digest.parse("sha256:" + ABC)).isEqualTo(Digest.of("abc")).hasToString("sha256:" + ABC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "md5:abc", ABC, "sha256:abc"})
    void parse_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> Digest.parse(text)).isInstanceOf(CodedException.class);
    }

    @Test
    void upperCaseIsRefused() {
        assertThatThrownBy(() -> new Digest(ABC.replace('b', 'B'))).hasMessageContaining("64 lower-case");
    }
}
