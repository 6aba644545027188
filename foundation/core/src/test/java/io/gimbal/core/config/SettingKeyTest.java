package io.gimbal.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingKeyTest {
    @Test
    void componentNamesBecomeDashed() {
        assertThat(SettingKey.of("ports.sql", "maxPoolSize")).hasToString("ports.sql.max-pool-size");
    }

    @Test
    void variableHasUnderscoresOnly() {
        assertThat(new SettingKey("ports.sql.pool-size").variable()).isEqualTo("GIMBAL_PORTS_SQL_POOL_SIZE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "port", "Server.port", "server.Port", "server..port", "server.port-", "server.po_rt"})
    void otherFormsAreRefused(String name) {
        assertThatThrownBy(() -> new SettingKey(name)).hasMessageStartingWith("not a key: \"" + name + "\"");
    }
}
