package io.gimbal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A server that has no rules does not pay for them.
final class LazyLoadingTest {
    @Test
    void makingTheCompilerLoadsNothingOfTheLibrary() throws ReflectiveOperationException {
        RecordingLoader loader = new RecordingLoader();
        Object module = loader.loadClass("io.gimbal.rules.wiring.RulesModule")
                .getMethod("create")
                .invoke(null);
        assertThat(module).isNotNull();
        assertThat(loader.loaded).contains("io.gimbal.rules.cel.CelRuleCompiler");
        assertThat(loader.loaded).noneMatch(name -> name.startsWith("dev.cel"));
    }

    /// Loads our classes and the library's anew, and notes their names.
    private static final class RecordingLoader extends ClassLoader {
        private final List<String> loaded = new ArrayList<>();

        RecordingLoader() {
            super(RecordingLoader.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.gimbal.rules.") && !name.startsWith("dev.cel.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            loaded.add(name);
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
