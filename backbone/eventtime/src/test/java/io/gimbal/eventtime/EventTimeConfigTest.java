package io.gimbal.eventtime;

import io.gimbal.core.config.ConfigAssertions;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EventTimeConfigTest {
    @Test
    void isDocumentedDefaultedAndRead() {
        ConfigAssertions.assertDocumented(EventTimeConfig.class);
        ConfigAssertions.assertDefaults(new EventTimeConfig(true));
        ConfigAssertions.assertEveryKeyIsRead(new EventTimeConfig(false), Map.of("event-time.follow", "false"));
    }
}
