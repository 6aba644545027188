package io.gimbal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.config.ConfigAssertions;
import io.gimbal.core.config.ConfigReference;
import io.gimbal.core.config.Configuration;
import io.gimbal.core.config.Configuration.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The settings of all modules together.
final class SettingsTest {
    private static final Path REFERENCE = Path.of("../docs/configuration.md");
    private static final String HEAD = """
            # Settings

            Each is taken from the first place that has it: a flag of `gimbal server` (`--http.port 9000`), the environment
            (`GIMBAL_HTTP_PORT`), the file `gimbal.properties` in the home (`http.port = 9000`), the default below.
            `gimbal doctor` prints every value and where it came from. An unknown key stops the start. Sizes are written
            `512 MB`, lengths of time `10ms`, `5s`, `2m`, `24h`, `7d`, lists with commas; relative paths start at the home;
            secrets are never written in clear but as `file:PATH` or `env:VARIABLE`.

            This page is written by `./dev docs`; a test fails when it is out of date.

            """;

    static List<Class<? extends Record>> all() {
        return Main.SETTINGS;
    }

    @ParameterizedTest
    @MethodSource("all")
    void areDocumented(Class<? extends Record> settings) {
        ConfigAssertions.assertDocumented(settings);
    }

    @Test
    void haveValidDefaults() {
        Configuration configuration =
                Configuration.bind(Main.SETTINGS, new Sources(List.of(), Path.of("/home/gimbal"), Map.of()));
        assertThat(configuration.settings()).isNotEmpty();
    }

    @Test
    void ofThePortsAreRead() {
        ConfigAssertions.assertDefaults(new ServerConfig(ServerConfig.Metadata.SQLITE));
        ConfigAssertions.assertEveryKeyIsRead(
                new ServerConfig(ServerConfig.Metadata.POSTGRESQL), Map.of("ports.sql", "postgresql"));
        ConfigAssertions.assertDefaults(new AdminConfig(false));
        ConfigAssertions.assertEveryKeyIsRead(new AdminConfig(true), Map.of("admin.allow-reset", "true"));
        ConfigAssertions.assertDefaults(new PostgresConfig(Optional.empty(), "gimbal", Optional.empty()));
    }

    @Test
    void standInTheReference() throws IOException {
        String reference = HEAD + ConfigReference.markdown(Main.SETTINGS);
        if (Boolean.getBoolean("gimbal.docs.write")) {
            Files.writeString(REFERENCE, reference);
        }
        assertThat(Files.readString(REFERENCE))
                .as("docs/configuration.md; ./dev docs writes it")
                .isEqualTo(reference);
    }
}
