package io.gimbal.telemetry.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/// Found by Logback before anybody calls [Logging#start]: without it the default would be DEBUG on standard output.
public final class StartupConfigurator extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logging.apply(context, new LogConfig(LogLevel.WARN, LogFormat.READABLE), System.err);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
