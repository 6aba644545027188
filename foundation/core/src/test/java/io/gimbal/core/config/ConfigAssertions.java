package io.gimbal.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.config.Configuration.Sources;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What every settings record must satisfy. Published in the test jar; each module's test calls all three.
public final class ConfigAssertions {
    private static final Path HOME = Path.of("/home/gimbal");

    private ConfigAssertions() {}

    /// Every component says what it decides, in a sentence without a full stop.
    public static void assertDocumented(Class<? extends Record> type) {
        for (ConfigRecord.Entry entry : ConfigRecord.of(type).entries()) {
            assertThat(entry.setting().description())
                    .as("description of %s", entry.key())
                    .hasSizeGreaterThan(10)
                    .doesNotEndWith(".");
        }
    }

    /// Without any setting the record is the expected one.
    public static void assertDefaults(Record expected) {
        assertThat(bind(expected.getClass(), Map.of())).isEqualTo(expected);
    }

    /// Every key has an effect: given all of them, each with a value other than its default, the record is the expected
    /// one.
    public static void assertEveryKeyIsRead(Record expected, Map<String, String> settings) {
        for (ConfigRecord.Entry entry : ConfigRecord.of(expected.getClass()).entries()) {
            assertThat(settings)
                    .as("a value for every key")
                    .containsKey(entry.key().name());
            assertThat(settings.get(entry.key().name()))
                    .as("a value other than the default for %s", entry.key())
                    .isNotEqualTo(entry.setting().defaultsTo());
        }
        assertThat(bind(expected.getClass(), settings)).isEqualTo(expected);
    }

    /// The record made from these settings and nothing else; relative paths are below `/home/gimbal`.
    public static <C extends Record> C bind(Class<C> type, Map<String, String> settings) {
        Sources sources = new Sources(List.of(SettingsLayer.flags(settings)), HOME, Map.of());
        return Configuration.bind(List.of(type), sources).get(type);
    }
}
