package io.gimbal.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gimbal.core.CodedException;
import io.gimbal.core.DataSize;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.Problem;
import io.gimbal.core.config.Configuration.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
    private static final Set<String> RESERVED = Set.of("GIMBAL_HOME");

    @TempDir
    Path home;

    public enum Medium {
        LOCAL,
        OBJECT_STORE
    }

    @Area("oven")
    public record OvenConfig(
            @Setting(description = "how many trays fit", defaultsTo = "2")
            int trays,

            @Setting(description = "how many loaves it ever baked", defaultsTo = "0")
            long loaves,

            @Setting(description = "how hot it gets", defaultsTo = "220.5")
            double heat,

            @Setting(description = "whether the light is on", defaultsTo = "false", formerly = "oven.lamp")
            boolean light,

            @Setting(description = "how long a loaf stays in", defaultsTo = "45m")
            Duration bakingTime,

            @Setting(description = "how much dough there may be", defaultsTo = "64 KB")
            DataSize maxDough,

            @Setting(description = "where the bread goes", defaultsTo = "local")
            Medium medium,

            @Setting(description = "the folder with the recipes", defaultsTo = "recipes")
            Path recipes,

            @Setting(description = "who may open it", defaultsTo = "")
            List<String> bakers,

            @Setting(description = "the word that opens it", defaultsTo = "")
            Optional<Secret> key) {
        public OvenConfig {
            bakers = List.copyOf(bakers);
            if (trays < 1) {
                throw CodedException.invalidArgument("an oven without trays bakes nothing");
            }
        }
    }

    @Area("shop.window")
    public record WindowConfig(
            @Setting(description = "what is written on it", defaultsTo = "Bread")
            String sign) {}

    @Nested
    class Values {
        @Test
        void withoutSettingsAreTheDefaults() {
            ConfigAssertions.assertDefaults(defaults());
        }

        @Test
        void ofEveryTypeAreRead() throws IOException {
            Path secret = Files.writeString(home.resolve("key"), "sesame\n");
            ConfigAssertions.assertEveryKeyIsRead(
                    new OvenConfig(
                            3,
                            12_345_678_901L,
                            -0.5,
                            true,
                            Duration.ofMillis(10),
                            DataSize.ofMegabytes(1),
                            Medium.OBJECT_STORE,
                            Path.of("/srv/recipes"),
                            List.of("Ada", "Grace"),
                            Optional.of(new Secret("file:" + secret, "sesame"))),
                    Map.of(
                            "oven.trays", "3",
                            "oven.loaves", "12345678901",
                            "oven.heat", "-0.5",
                            "oven.light", "true",
                            "oven.baking-time", "10ms",
                            "oven.max-dough", "1 MB",
                            "oven.medium", "object-store",
                            "oven.recipes", "../../srv/recipes",
                            "oven.bakers", "Ada, Grace",
                            "oven.key", "file:" + secret));
        }

        @Test
        void ofTheStrongestLayerWin() throws IOException {
            Files.writeString(settingsFile(), "# kitchen\noven.trays = 4\n\noven.loaves=5\noven.heat = 6\n");

            Configuration configuration =
                    bind(Map.of("oven.trays", "8"), Map.of("GIMBAL_OVEN_TRAYS", "7", "GIMBAL_OVEN_LOAVES", "9"));

            OvenConfig oven = configuration.get(OvenConfig.class);
            assertThat(oven.trays()).isEqualTo(8);
            assertThat(oven.loaves()).isEqualTo(9);
            assertThat(oven.heat()).isEqualTo(6);
        }

        @Test
        void keepTheirOrigin() throws IOException {
            Files.writeString(settingsFile(), "\noven.heat = 6\n");

            Configuration configuration =
                    bind(Map.of("oven.trays", "8"), Map.of("GIMBAL_SHOP_WINDOW_SIGN", "Rolls", "GIMBAL_HOME", "/x"));

            assertThat(configuration.settings())
                    .extracting(setting -> setting.key() + " = " + setting.text() + " from " + setting.origin())
                    .contains(
                            "oven.trays = 8 from flag --oven.trays",
                            "shop.window.sign = Rolls from environment GIMBAL_SHOP_WINDOW_SIGN",
                            "oven.heat = 6 from " + settingsFile() + ":2",
                            "oven.baking-time = 45m from default");
        }
    }

    @Nested
    class Mistakes {
        @Test
        void areCollectedFromAllLayersAndRecords() throws IOException {
            Files.writeString(settingsFile(), "oven.tray = 4\noven.heat = warm\n");

            assertThat(problems(Map.of("shop.window.sing", "Rolls"), Map.of("GIMBAL_OVEN_HAET", "6")))
                    .containsExactly(
                            "flag --shop.window.sing: unknown setting \"shop.window.sing\""
                                    + " (did you mean \"shop.window.sign\"?)",
                            "environment GIMBAL_OVEN_HAET: unknown setting \"GIMBAL_OVEN_HAET\""
                                    + " (did you mean \"GIMBAL_OVEN_HEAT\"?)",
                            settingsFile() + ":1: unknown setting \"oven.tray\" (did you mean \"oven.trays\"?)",
                            settingsFile() + ":2: oven.heat: not a number in range: \"warm\"");
        }

        @Test
        void ofOldNamesLearnTheNewOne() {
            assertThat(problems(Map.of("oven.lamp", "true"), Map.of("GIMBAL_OVEN_LAMP", "true")))
                    .containsExactly(
                            "flag --oven.lamp: unknown setting \"oven.lamp\" (it is now called \"oven.light\")",
                            "environment GIMBAL_OVEN_LAMP: unknown setting \"GIMBAL_OVEN_LAMP\""
                                    + " (it is now called \"oven.light\")");
        }

        @Test
        void inTheFormOfTheFileAreNamedByLine() throws IOException {
            Files.writeString(settingsFile(), "oven.trays\noven.recipes = C:\\bread\noven.heat = 1\noven.heat = 2\n");

            assertThat(problems(Map.of(), Map.of()))
                    .containsExactly(
                            settingsFile() + ":1: not a setting, expected key = value",
                            settingsFile() + ":2: a backslash has no meaning here (write paths with /)",
                            settingsFile() + ":4: \"oven.heat\" is given twice, first at " + settingsFile() + ":3");
        }

        @Test
        void ofValuesSayWhatWasExpected() {
            assertThat(problems(
                            Map.of(
                                    "oven.trays", "3000000000",
                                    "oven.heat", "NaN",
                                    "oven.light", "yes",
                                    "oven.medium", "objekt-store"),
                            Map.of()))
                    .containsExactlyInAnyOrder(
                            "flag --oven.trays: oven.trays: not a whole number in range: \"3000000000\"",
                            "flag --oven.heat: oven.heat: not a number in range: \"NaN\"",
                            "flag --oven.light: oven.light: expected true or false, not \"yes\"",
                            "flag --oven.medium: oven.medium: unknown value \"objekt-store\","
                                    + " did you mean \"object-store\"?");
        }

        @Test
        void foundByTheRecordNameItsArea() {
            assertThat(problems(Map.of("oven.trays", "0"), Map.of()))
                    .containsExactly("oven: an oven without trays bakes nothing");
        }
    }

    @Nested
    class Secrets {
        @Test
        void inClearAreRefusedAndNotRepeated() {
            assertThat(problems(Map.of("oven.key", "sesame"), Map.of()))
                    .containsExactly("flag --oven.key: oven.key: a secret is never written here;"
                            + " refer to it by file:PATH or env:VARIABLE");
        }

        @Test
        void areReadFromAVariableAndNeverPrinted() {
            Configuration configuration = bind(Map.of("oven.key", "env:OVEN_KEY"), Map.of("OVEN_KEY", "sesame"));

            OvenConfig oven = configuration.get(OvenConfig.class);
            assertThat(oven.key()).get().extracting(Secret::reveal).isEqualTo("sesame");
            assertThat(oven.toString()).contains("env:OVEN_KEY").doesNotContain("sesame");
            assertThat(configuration.settings().toString()).doesNotContain("sesame");
        }

        @Test
        void thatAreMissingAreNamed() {
            assertThat(problems(Map.of("oven.key", "env:OVEN_KEY"), Map.of()))
                    .containsExactly("flag --oven.key: oven.key: the variable OVEN_KEY it refers to is not set");
            assertThat(problems(Map.of("oven.key", "file:nowhere"), Map.of()))
                    .containsExactly("flag --oven.key: oven.key: the file " + home.resolve("nowhere")
                            + " it refers to cannot be read");
        }
    }

    @Nested
    class Records {
        @Area("broken")
        public record WithoutDocumentation(int trays) {}

        @Area("shop")
        public record SameVariable(
                @Setting(description = "clashes with the sign of the window", defaultsTo = "")
                String windowSign) {}

        @Test
        void mustDocumentEveryComponent() {
            assertThatThrownBy(() -> ConfigAssertions.bind(WithoutDocumentation.class, Map.of()))
                    .hasMessage("broken: component trays has no @Setting");
        }

        @Test
        void mustNotShareAVariable() {
            Sources sources = new Sources(List.of(), home, Map.of());
            assertThatThrownBy(() -> Configuration.bind(List.of(WindowConfig.class, SameVariable.class), sources))
                    .hasMessage("two settings share the key or variable of \"shop.window-sign\"");
        }

        @Test
        void thatWereNotBoundCannotBeHad() {
            Configuration configuration =
                    Configuration.bind(List.of(WindowConfig.class), new Sources(List.of(), home, Map.of()));
            assertThatThrownBy(() -> configuration.get(OvenConfig.class))
                    .hasMessage("OvenConfig is missing from the list of settings records");
        }
    }

    @Test
    void referenceListsKeyTypeDefaultAndMeaning() {
        assertThat(ConfigReference.markdown(List.of(OvenConfig.class, WindowConfig.class)))
                .contains("## `oven`\n")
                .contains("| `oven.baking-time` | duration | `45m` | how long a loaf stays in |\n")
                .contains("| `oven.medium` | `local`, `object-store` | `local` | where the bread goes |\n")
                .contains("| `oven.bakers` | list of text | – | who may open it |\n")
                .contains("| `oven.key` | secret | – | the word that opens it |\n")
                .contains("\n## `shop.window`\n");
    }

    private static OvenConfig defaults() {
        return new OvenConfig(
                2,
                0,
                220.5,
                false,
                Duration.ofMinutes(45),
                DataSize.ofKilobytes(64),
                Medium.LOCAL,
                Path.of("/home/gimbal/recipes"),
                List.of(),
                Optional.empty());
    }

    private Path settingsFile() {
        return home.resolve("gimbal.properties");
    }

    private Configuration bind(Map<String, String> flags, Map<String, String> environment) {
        List<SettingsLayer> layers = List.of(
                SettingsLayer.flags(flags),
                SettingsLayer.environment(environment, RESERVED),
                SettingsLayer.file(settingsFile()));
        return Configuration.bind(
                List.of(OvenConfig.class, WindowConfig.class), new Sources(layers, home, environment));
    }

    private List<String> problems(Map<String, String> flags, Map<String, String> environment) {
        CodedException refused = catchThrowableOfType(CodedException.class, () -> bind(flags, environment));
        assertThat(refused).isNotNull().extracting(CodedException::code).isEqualTo(ErrorCode.INVALID_ARGUMENT);
        return refused.problems().stream().map(Problem::toString).toList();
    }
}
