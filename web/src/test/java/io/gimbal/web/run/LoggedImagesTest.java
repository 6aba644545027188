package io.gimbal.web.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The names of images that a client logged step by step.
final class LoggedImagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "samples+step+0+timestamp+1795311030650+f703402b-e16b-4c30-98d7-0eb5ef5501f7.png | samples, step 0",
                "val+shoes+step+12+timestamp+1795311030650+f703402b.png | val+shoes, step 12",
                "samples+step+0+timestamp+1795311030650+f703402b+compressed.webp | samples, step 0, smaller",
                "samples%step%3%timestamp%1795311030650%f703402b.png | samples, step 3",
                "one+step+forward.png | one+step+forward.png",
                "confusion.png | confusion.png"
            })
    void areReadInWords(String file, String title) {
        assertThat(LoggedImages.title(file)).isEqualTo(title);
    }
}
