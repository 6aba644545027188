package io.gimbal.telemetry.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Starts and stops the log. Not thread-safe: called by `main` only.
public final class Logging {
    /// The logger of one line for each HTTP request. A request does not wait for the output unless
    /// thousands of lines already do.
    public static final String ACCESS = "io.gimbal.access";

    private static final int WAITING_LINES = 8_192;
    private static final int MAX_DRAIN_MILLIS = 5_000;

    private Logging() {}

    /// Sends everything that is logged, also through `java.util.logging`, to `output`.
    public static void start(LogConfig config, OutputStream output) {
        LoggerContext context = context();
        drain(context);
        context.reset();
        apply(context, config, output);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /// Writes the lines that wait and ends the log; the output stays open.
    public static void stop() {
        LoggerContext context = context();
        drain(context);
        context.stop();
    }

    /// Stops the queue of access lines first; a context stops the output first, and the lines that wait are lost.
    private static void drain(LoggerContext context) {
        context.getLogger(ACCESS).detachAndStopAllAppenders();
    }

    static void apply(LoggerContext context, LogConfig config, OutputStream output) {
        LevelChangePropagator propagator = new LevelChangePropagator();
        propagator.setContext(context);
        propagator.start();
        context.addListener(propagator);
        OutputStreamAppender<ILoggingEvent> lines = lines(context, config.format(), output);
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(ofLibraries(config.level()));
        root.addAppender(lines);
        context.getLogger("io.gimbal").setLevel(Level.toLevel(config.level().name()));
        ch.qos.logback.classic.Logger access = context.getLogger(ACCESS);
        access.setAdditive(false);
        access.addAppender(async(context, lines));
    }

    /// Libraries are one step quieter: what they call information is detail to who runs Gimbal.
    private static Level ofLibraries(LogLevel level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN, INFO -> Level.WARN;
            case DEBUG -> Level.INFO;
            case TRACE -> Level.TRACE;
        };
    }

    private static OutputStreamAppender<ILoggingEvent> lines(
            LoggerContext context, LogFormat format, OutputStream output) {
        EncoderBase<ILoggingEvent> encoder = switch (format) {
            case READABLE -> new ReadableEncoder();
            case JSON -> new JsonEncoder();
        };
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(new KeptOpen(output));
        appender.start();
        return appender;
    }

    private static AsyncAppender async(LoggerContext context, OutputStreamAppender<ILoggingEvent> lines) {
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setQueueSize(WAITING_LINES);
        async.setDiscardingThreshold(0); // a full queue makes requests wait; no line is dropped
        async.setMaxFlushTime(MAX_DRAIN_MILLIS);
        async.addAppender(lines);
        async.start();
        return async;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
