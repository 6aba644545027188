package io.gimbal.examples.taxi.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.client.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportCheckTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private String report = "";

    @BeforeEach
    void write() throws IOException {
        report = file("report.json", Reports.GOOD);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int check(String... arguments) {
        return new ReportCheck(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(List.of(arguments));
    }

    private String out() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aGoodReportEndsWithZero() {
        assertThat(check(report)).as(out()).isZero();
    }

    @Test
    void aBadOneEndsWithOneAndSaysWhy() throws IOException {
        String bad = file("bad.json", Reports.GOOD.replace("\"mismatches\": 0", "\"mismatches\": 2"));
        assertThat(check(bad)).isEqualTo(1);
        assertThat(out()).contains("skew.mismatches is 2");
    }

    @Test
    void twoRunsMayDifferInTimeAndMemory() throws IOException {
        String other = file(
                "other.json",
                Reports.GOOD
                        .replace("\"replay\": 70.0", "\"replay\": 71.0")
                        .replace("12.5", "13.5")
                        .replace("900.0", "901.0"));
        assertThat(check(report, "--same-as", other)).as(out()).isZero();
    }

    @Test
    void twoRunsMayDifferInNothingElse() throws IOException {
        String other = file("other.json", Reports.GOOD.replace("\"mae_before\": 4.4", "\"mae_before\": 4.400000001"));
        assertThat(check(report, "--same-as", other)).isEqualTo(1);
        assertThat(out()).contains("retrained[0].mae_before is 4.4 and 4.400000001");
    }

    @Test
    void aDayWithoutTripsHasNoErrors() throws IOException {
        String empty = "\"daily\": [{\"day\": \"2020-03-14\", \"trips\": 0, \"served\": {}},";
        assertThat(check(file("empty.json", Reports.GOOD.replace("\"daily\": [", empty))))
                .as(out())
                .isZero();
    }

    @Test
    void aFileThatIsNoReportIsNamed() throws IOException {
        assertThat(check(file("no.json", "{\"rows_read\": \"many\"}"))).isEqualTo(2);
        assertThat(check(folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(check()).isEqualTo(2);
        assertThat(out()).contains("not a Report", "cannot read the report", "usage");
    }

    @Test
    void whatTheServerDidNotKnowIsSaid() throws IOException {
        String bare = file("bare.json", Reports.GOOD.replace("\"debt\"", "\"dept\""));
        assertThat(check(bare)).isZero();
        assertThat(out()).contains("did not know it: debt");
    }

    @Test
    void whatIsWrittenIsRead() {
        Report report = Reports.good();
        assertThat(JsonText.parse(JsonText.pretty(report), Report.class)).isEqualTo(report);
    }
}
