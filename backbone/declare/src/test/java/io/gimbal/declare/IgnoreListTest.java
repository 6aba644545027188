package io.gimbal.declare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IgnoreListTest {
    @ParameterizedTest
    @CsvSource({
        "drafts,drafts/a/b.yaml,true",
        "drafts/,drafts/a.yaml,true",
        "drafts,draft,false",
        "drafts,drafts.yaml,false",
        "*.tmp,a.tmp,true",
        "*.tmp,a/b.tmp,false",
        "a/*/c,a/b/c,true",
        "a/*/c,a/b/b/c,false",
        "draft-?.yaml,draft-1.yaml,true",
        "draft-?.yaml,draft-/.yaml,false",
        "**/x.yaml,x.yaml,true",
        "**/x.yaml,a/b/x.yaml,true",
        "**/x.yaml,a/bx.yaml,false",
        "a/**/x,a/x,true",
        "a/**,a/b/c,true",
        "a/**,a,false",
        "a**z,a/b/z,true",
        "**,a/b,true",
        "a.b,axb,false"
    })
    void aGlobCoversPathsAndWhatIsBelowThem(String glob, String path, boolean covered) {
        assertThat(new IgnoreList(List.of("nothing", glob)).covers(path)).isEqualTo(covered);
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void manyStarsTakeNoLonger() {
        IgnoreList list = new IgnoreList(List.of("**/".repeat(30) + "x", "*a".repeat(30) + "b"));

        assertThat(list.covers("a/".repeat(40) + "y")).isFalse();
        assertThat(list.covers("a".repeat(60))).isFalse();
    }
}
