package io.gimbal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgressTest {
    private final StringWriter errors = new StringWriter();

    private Terminal terminal(boolean interactive) {
        PrintWriter writer = new PrintWriter(errors);
        return new Terminal(writer, writer, interactive);
    }

    @Test
    void whatTakesNoTime_isNotShown() {
        Progress.start(terminal(true), "step 1 of 2").close();
        assertThat(errors.toString()).doesNotContain("step");
    }

    @Test
    void afterASecond_isShownAndRemoved() throws InterruptedException {
        try (Progress progress = Progress.start(terminal(true), "step 1 of 2")) {
            Thread.sleep(1_300);
            progress.update("step 2 of 2");
            Thread.sleep(400);
        }
        assertThat(errors.toString())
                .contains("step 1 of 2 · 1 s", "step 2 of 2")
                .endsWith("\r\u001b[K");
    }

    @Test
    void inAScript_isSilent() throws InterruptedException {
        try (Progress progress = Progress.start(terminal(false), "step 1 of 2")) {
            Thread.sleep(1_200);
            progress.update("step 2 of 2");
        }
        assertThat(errors.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, [······························]   0 %",
        "5, 10, [###############···············]  50 %",
        "12, 10, [##############################] 100 %",
        "0, 0, [##############################] 100 %"
    })
    void barIsAsFullAsTheWork(long done, long total, String bar) {
        assertThat(Progress.bar(done, total)).isEqualTo(bar);
    }
}
