package io.gimbal.http.server;

import io.gimbal.http.HttpConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which names the server may be called by, and from which pages. A page on the Internet that makes a browser ask
/// `localhost`, or whose own name is made to point here, is refused by this and by nothing else.
final class HostRules {
    private static final int HTTP_PORT = 80;

    /// `host:port` as browsers send it.
    private final Set<String> authorities = new HashSet<>();

    /// Names allowed on any port, since a proxy in front has its own.
    private final Set<String> names = new HashSet<>();

    HostRules(HttpConfig config, int port) {
        for (String name : List.of("localhost", "127.0.0.1", "[::1]")) {
            allow(name, port);
        }
        if (!config.bind().equals("0.0.0.0") && !config.bind().equals("::")) {
            allow(config.bind().contains(":") ? "[" + config.bind() + "]" : config.bind(), port);
        }
        for (String allowed : config.allowHost()) {
            String name = allowed.toLowerCase(Locale.ROOT);
            (name.equals(withoutPort(name)) ? names : authorities).add(name);
        }
    }

    private void allow(String name, int port) {
        authorities.add(name + ":" + port);
        if (port == HTTP_PORT) {
            authorities.add(name);
        }
    }

    boolean allowsHost(String host) {
        if (authorities.contains(host)) {
            return true;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return authorities.contains(lower) || names.contains(withoutPort(lower));
    }

    /// Absent from the requests of programs and from most of a browser's own; when present it must be the page's
    /// own server. `null` is what a browser says for pages it does not trust.
    static boolean allowsOrigin(@Nullable String origin, String host) {
        return origin == null
                || origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
    }
}
