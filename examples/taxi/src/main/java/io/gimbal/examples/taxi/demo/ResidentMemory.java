package io.gimbal.examples.taxi.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The most memory a process has had at once, as the kernel counts it.
final class ResidentMemory {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private ResidentMemory() {}

    /// In megabytes of 2^20 bytes; 0 where the kernel does not tell.
    static double peakMegabytes(long process) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(process), "status")));
            return peak.find() ? Math.round(Long.parseLong(peak.group(1)) / 102.4) / 10.0 : 0;
        } catch (IOException e) {
            return 0; // no such file system here, and the report's reader is told by the zero
        }
    }
}
