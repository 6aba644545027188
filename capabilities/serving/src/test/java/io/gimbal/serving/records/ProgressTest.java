package io.gimbal.serving.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProgressTest {
    @Test
    void whatIsDoneOutOfOrderCountsOnceTheGapIsClosed() {
        Progress progress = new Progress();
        progress.start(5);
        progress.done(7);
        progress.done(6);
        assertThat(progress.next()).isEqualTo(5);
        progress.done(5);
        assertThat(progress.next()).isEqualTo(8);
        progress.done(8);
        assertThat(progress.next()).isEqualTo(9);
    }

    @Test
    void whatIsDoneTwiceIsDone() {
        Progress progress = new Progress();
        progress.done(0);
        progress.done(0);
        progress.done(2);
        progress.done(2);
        assertThat(progress.next()).isEqualTo(1);
        progress.done(1);
        assertThat(progress.next()).isEqualTo(3);
    }
}
