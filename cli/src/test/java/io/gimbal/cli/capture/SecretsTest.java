package io.gimbal.cli.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Shapes are put together from pieces, so that nobody who scans this file for secrets finds one.
final class SecretsTest {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private static String random(long seed, int length, String alphabet) {
        Random random = new Random(seed);
        return IntStream.range(0, length)
                .mapToObj(_ -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
                .collect(Collectors.joining());
    }

    @Nested
    class Masks {
        @ParameterizedTest
        @CsvSource({
            "AKIA, 16, ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
            "ghp_, 36, abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
            "github_pat_, 60, abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_",
            "glpat-, 20, abcdefghijklmnopqrstuvwxyz0123456789",
            "xoxb-, 40, 0123456789abcdef-",
            "AIza, 35, abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-",
            "sk_live_, 24, abcdefghijklmnopqrstuvwxyz0123456789",
            "sk-, 48, abcdefghijklmnopqrstuvwxyz0123456789",
            "sk-proj-, 48, abcdefghijklmnopqrstuvwxyz0123456789",
            "hf_, 34, abcdefghijklmnopqrstuvwxyz0123456789",
            "pypi-, 60, abcdefghijklmnopqrstuvwxyz0123456789",
            "npm_, 36, abcdefghijklmnopqrstuvwxyz0123456789",
            "dapi, 32, abcdef0123456789",
        })
        void tokensOfKnownShapesWhereverTheyStand(String prefix, int length, String alphabet) {
            for (int seed = 0; seed < 50; seed++) {
                String secret = prefix + random(seed, length - 1, alphabet) + "7";
                assertThat(Secrets.mask("login(\"" + secret + "\")"))
                        .doesNotContain(secret)
                        .contains("MASKED");
                assertThat(Secrets.mask(List.of("train", secret))).containsExactly("train", "MASKED");
            }
        }

        @Test
        void jsonWebTokensAndOurOwn() {
            String part = random(1, 30, LETTERS);
            String web = "eyJ" + part + ".eyJ" + part + "." + part;
            String ours = "gimbal_" + random(2, 16, "0123456789abcdef") + "_" + random(3, 64, "0123456789abcdef");
            assertThat(Secrets.mask("x " + web + " y " + ours + " z")).isEqualTo("x MASKED y MASKED z");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "password=hunter2",
                    "PGPASSWORD=hunter2",
                    "DB_PASSWORD: hunter2",
                    "\"password\": \"hunter2\"",
                    "'secret': 'hunter2'",
                    "export SECRET_KEY='hunter2'",
                    "api_key = \"hunter2\"",
                    "apiKey: 'hunter2'",
                    "clientSecret=\"hunter2\"",
                    "os.environ[\"API_KEY\"] = \"hunter2\"",
                    "--password=hunter2",
                    "+spring.datasource.password=hunter2",
                    "password := 'hunter2'",
                })
        void whateverIsCalledAPassword(String text) {
            assertThat(Secrets.mask(text)).doesNotContain("hunter2").contains("MASKED");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"token", "WANDB_TOKEN", "access_key", "AWS_ACCESS_KEY_ID", "x-auth-token", "account-key"})
        void whatIsCalledATokenAndLooksMadeUp(String name) {
            for (int seed = 0; seed < 50; seed++) {
                String secret = random(seed, 39, LETTERS) + "7";
                assertThat(Secrets.mask(name + "=" + secret)).isEqualTo(name + "=MASKED");
                assertThat(Secrets.mask(name + ": \"" + secret + "\"")).isEqualTo(name + ": \"MASKED\"");
            }
        }

        @Test
        void passwordsInAddresses() {
            assertThat(Secrets.mask("postgresql://ann:p%40ss@db:5432/rides?x=1"))
                    .isEqualTo("postgresql://ann:MASKED@db:5432/rides?x=1");
            assertThat(Secrets.mask("redis://:hunter2@cache/0")).isEqualTo("redis://:MASKED@cache/0");
            assertThat(Secrets.mask("https://u:p@ss@host/")).isEqualTo("https://u:MASKED@host/");
            assertThat(Secrets.mask("https://" + random(1, 30, LETTERS) + "1a@git.example.org/x.git"))
                    .isEqualTo("https://MASKED@git.example.org/x.git");
        }

        @Test
        void privateKeysOfFilesDifferencesAndJson() {
            String body = random(1, 64, LETTERS);
            String begin = "-----BEGIN RSA " + "PRIVATE KEY-----";
            String end = "-----END RSA " + "PRIVATE KEY-----";
            assertThat(Secrets.mask("+" + begin + "\n+" + body + "\n+" + body + "\n+" + end + "\n+after"))
                    .doesNotContain(body)
                    .contains("+after");
            assertThat(Secrets.mask("\"k\": \"" + begin + "\\n" + body + "\\n" + end + "\\n\", \"n\": 1"))
                    .doesNotContain(body)
                    .contains("\"n\": 1");
            assertThat(Secrets.mask(begin + "\n" + body + "\n" + body))
                    .as("cut off")
                    .doesNotContain(body);
        }

        @Test
        void headersThatAuthorize() {
            assertThat(Secrets.mask("Authorization: Bearer abc.def")).isEqualTo("Authorization: Bearer MASKED");
            assertThat(Secrets.mask("\"authorization\": \"Basic dXNlcjpwYXNz\""))
                    .isEqualTo("\"authorization\": \"Basic MASKED\"");
        }

        @Test
        void theWordAfterAnOptionThatIsCalledSo() {
            assertThat(Secrets.mask(List.of("train", "--db-password", "hunter2", "--epochs", "3")))
                    .containsExactly("train", "--db-password", "MASKED", "--epochs", "3");
        }

        @Test
        void everySecretOfALine() {
            assertThat(Secrets.mask("user=ann password=a secret=b; passwd=\"c d\""))
                    .isEqualTo("user=ann password=MASKED secret=MASKED; passwd=\"MASKED\"");
        }
    }

    @Nested
    class LeavesAlone {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "commit 5f2b1c9d8e7f60718293a4b5c6d7e8f901234567",
                    "index 5f2b1c9d8e7f60718293a4b5c6d7e8f901234567..0123456789abcdef0123456789abcdef01234567 100644",
                    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                    "run_id=0f8fad5bd9cb469fa16570867728950e",
                    "id: 0f8fad5b-d9cb-469f-a165-70867728950e",
                    "cache-key-d41d8cd98f00b204e9800998ecf8427e",
                    "key=9f86d081884c7d659a2feaa0c55ad015",
                    "cache_key: 9f86d081884c7d659a2feaa0c55ad015",
                    "primary_key = \"ride_id\"",
                    "digest=2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                    "max_tokens=512 pad_token=<pad> eos_token='</s>' tokenizer=bert-base-uncased",
                    "token: str | None = None",
                    "token = next(tokens)",
                    "password = getpass()",
                    "password = os.environ[\"DB_PASSWORD\"]",
                    "connect(password=password)",
                    "connect(password=args.password)",
                    "DB_PASSWORD=$DB_PASSWORD",
                    "DB_PASSWORD=${DB_PASSWORD}",
                    "password: {{ vault_password }}",
                    "password: null",
                    "if password == given:",
                    "PWD=/home/ann/project",
                    "git@github.com:org/repo.git",
                    "https://example.org:8080/a@b",
                    "ssh://git@example.org:22/org/repo.git",
                    "sk-learn-compatible-estimators-everywhere",
                    "author=ann authentic=yes secretary=bob",
                    "--token-length 12",
                    "numpy==2.1.0",
                    "-----BEGIN CERTIFICATE-----",
                    "Passwords are kept elsewhere.",
                })
        void whatOnlyLooksLikeIt(String text) {
            assertThat(Secrets.mask(text)).isEqualTo(text);
            assertThat(String.join(" ", Secrets.mask(List.of(text.split(" "))))).isEqualTo(text);
        }

        @Test
        void hashesOfEveryLengthInADifference() {
            for (int seed = 0; seed < 500; seed++) {
                String hash = random(seed, 32 + seed % 33, "0123456789abcdef");
                for (String text :
                        List.of("index " + hash, "+version: " + hash, "\"etag\": \"" + hash + "\"", "x@" + hash)) {
                    assertThat(Secrets.mask(text)).isEqualTo(text);
                }
            }
        }

        @Test
        void whatIsMaskedAlready() {
            String once = Secrets.mask("password=hunter2 https://a:b@c/ Authorization: Bearer abc");
            assertThat(Secrets.mask(once)).isEqualTo(once);
        }
    }

    /// The test would not end otherwise.
    @ParameterizedTest
    @ValueSource(strings = {"a", "token", "eyJ", "https://", "-----BEGIN PRIVATE KEY-----", "password='\\", "pass://:"})
    void takesTimeInProportionToTheText(String piece) {
        String text = piece.repeat(300_000 / piece.length());
        assertThat(Secrets.mask(text)).isNotEmpty();
    }
}
