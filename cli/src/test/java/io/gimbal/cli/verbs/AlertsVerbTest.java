package io.gimbal.cli.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.cli.CommandLineFixture;
import io.gimbal.cli.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AlertsVerbTest {
    private static final String ALERT = """
            {"number":2,"monitor":"trip-duration","project":"taxi","endpoint":"trip-duration","alert":"performance",
             "severity":"%s","state":"open","raised_at":"2020-03-20T03:00:00Z","summary":"performance raised",
             "values":{"champion_mae":4.57,"failsafe_mae":4.09}}
            """;

    @TempDir
    Path folder;

    private CommandLineFixture gimbal;

    @BeforeEach
    void start() throws IOException {
        gimbal = new CommandLineFixture(folder);
    }

    @AfterEach
    void stop() {
        gimbal.close();
    }

    private Result list(String severity, String... arguments) {
        return gimbal.answering("/api/v1/alerts", 200, "{\"items\":[" + ALERT.formatted(severity) + "]}")
                .run(arguments);
    }

    @Test
    void theOpenOnesAreListed_andCriticalOnesEndWithOne() {
        Result result = list("CRITICAL", "alerts", "--severity", "CRITICAL");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.lines().get(1))
                .isEqualTo(
                        "     2  CRITICAL  performance  trip-duration  2020-03-20T03:00:00Z  open   performance raised");
        assertThat(gimbal.requests()).containsExactly("GET /api/v1/alerts?size=1000&state=open&severity=CRITICAL");
    }

    @Test
    void warningsAreWorthALookAndNoFailure() {
        assertThat(list("WARNING", "alerts", "--all").exitCode()).isZero();
        assertThat(gimbal.requests()).containsExactly("GET /api/v1/alerts?size=1000");
    }

    @Test
    void noneIsSaid() {
        Result result =
                gimbal.answering("/api/v1/alerts", 200, "{\"items\":[]}").run("alerts");

        assertThat(result.out().strip()).isEqualTo("no open alerts");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void oneIsShownWithItsNumbers() {
        Result result = gimbal.answering("/api/v1/alerts/2", 200, ALERT.formatted("WARNING"))
                .run("alerts", "2");

        assertThat(result.out()).contains("WARNING performance of trip-duration", "champion_mae         4.57");
    }
}
