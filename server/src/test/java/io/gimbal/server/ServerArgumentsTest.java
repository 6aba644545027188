package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.core.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerArgumentsTest {
    private static final Home USUAL = new Home(Path.of("/home/ada/.gimbal"));

    @Test
    void shortNamesStandForKeys() {
        assertThat(parse("--port 9000 --bind 127.0.0.2 --allow-host a.example --allow-host b.example"))
                .isEqualTo(new ServerArguments(
                        USUAL,
                        Map.of(
                                "http.port", "9000",
                                "http.bind", "127.0.0.2",
                                "http.allow-host", "a.example,b.example")));
    }

    @Test
    void thatResetsAreAllowedIsSaidWithoutAValue() {
        assertThat(parse("--allow-reset --port 0").settings())
                .isEqualTo(Map.of("admin.allow-reset", "true", "http.port", "0"));
        assertThat(parse("--port 0 --allow-reset").settings()).containsEntry("admin.allow-reset", "true");
    }

    @Test
    void everySettingHasItsKey() {
        assertThat(parse("--home /srv/gimbal --log.level debug"))
                .isEqualTo(new ServerArguments(new Home(Path.of("/srv/gimbal")), Map.of("log.level", "debug")));
    }

    @ParameterizedTest
    @CsvSource({
        "--prot 9000, 'unknown option --prot, did you mean --port?'",
        "--verbose 1, 'unknown option --verbose, settings are named in full, like --http.port'",
        "--port, --port needs a value",
        "port 9000, 'expected an option like --port, not \"port\"'"
    })
    void mistakesAreNamed(String arguments, String message) {
        assertThatThrownBy(() -> parse(arguments)).hasMessage(message);
    }

    private static ServerArguments parse(String arguments) {
        return ServerArguments.parse(List.of(arguments.split(" ", -1)), USUAL);
    }
}
