package io.gimbal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.gimbal.core.Problem.Location;
import org.junit.jupiter.api.Test;

final class ProblemsTest {
    private static final Problem TYPO = Problem.at(new Location("taxi.yaml", 3, 5), "unknown key \"colums\"")
            .withExcerpt("colums")
            .withHint("did you mean \"columns\"?");

    @Test
    void aProblemSaysWhereWhatAndWhatWasMeant() {
        assertThat(TYPO).hasToString("taxi.yaml:3:5: unknown key \"colums\" (did you mean \"columns\"?)");
    }

    @Test
    void aLocationLeavesOutWhatIsUnknown() {
        assertThat(new Location("taxi.yaml", 3, 0)).hasToString("taxi.yaml:3");
        assertThat(Location.of("server.port")).hasToString("server.port");
        assertThatThrownBy(() -> new Location("taxi.yaml", -1, 0)).isInstanceOf(CodedException.class);
    }

    @Test
    void throwIfAny_none_doesNothing() {
        assertThatCode(() -> new Problems().throwIfAny("the settings")).doesNotThrowAnyException();
    }

    @Test
    void throwIfAny_nothingOfItOffered_isUnsupported() {
        Problems problems = new Problems();
        problems.add(Problem.unsupported(Location.of("a"), "is not offered yet"));
        assertThat(codeOf(problems)).isEqualTo(ErrorCode.UNSUPPORTED);

        problems.add(TYPO);
        assertThat(codeOf(problems)).isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }

    private static ErrorCode codeOf(Problems problems) {
        return catchThrowableOfType(CodedException.class, () -> problems.throwIfAny("the declarations"))
                .code();
    }

    @Test
    void throwIfAny_several_saysAllInOrder() {
        Problems problems = new Problems();
        problems.add(TYPO);
        problems.add("server.port", "missing");

        assertThatThrownBy(() -> problems.throwIfAny("the declarations"))
                .hasMessage("2 problems in the declarations\n  " + TYPO + "\n  server.port: missing")
                .asInstanceOf(type(CodedException.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT);
                    assertThat(refused.problems()).containsExactly(TYPO, Problem.in("server.port", "missing"));
                });
    }
}
