package io.gimbal.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Style sheets, scripts and pictures of pages, served from the class path and kept in memory. Thread-safe.
///
/// Pages refer to them by [#url], which carries the content's digest: browsers keep those for a year and never ask
/// again.
public final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", Response.JSON,
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2");
    private static final int DIGEST_LENGTH = 16;

    private final ClassLoader loader;
    private final String folder;
    private final String prefix;
    private final Map<String, Asset> kept = new ConcurrentHashMap<>();

    private record Asset(String contentType, String digest, ResponseBody.Bytes content) {}

    /// @param folder where they stand on the class path, like `web/assets`
    /// @param prefix where they are served, like `/assets`
    public Assets(ClassLoader loader, String folder, String prefix) {
        this.loader = loader;
        this.folder = folder;
        this.prefix = prefix;
    }

    public Route route() {
        return Route.get(prefix + "/{name...}", this::serve);
    }

    /// The address of an asset, with its digest.
    ///
    /// @throws CodedException NOT_FOUND if there is none of that name
    public String url(String name) {
        return prefix + "/" + name + "?v=" + get(name).digest();
    }

    private Response serve(Request request) {
        Asset asset = get(request.pathParameter("name"));
        String tag = "\"" + asset.digest() + "\"";
        boolean pinned =
                request.query().find("v").filter(asset.digest()::equals).isPresent();
        boolean known = request.header("If-None-Match").filter(tag::equals).isPresent();
        Response response = known
                ? Response.notModified()
                : Response.bytes(asset.contentType(), asset.content().content());
        return response.withHeader("ETag", tag)
                .withHeader("Cache-Control", pinned ? "public, max-age=31536000, immutable" : "no-cache");
    }

    private static boolean isFolder(URL url) {
        return url.getProtocol().equals("file") && Files.isDirectory(Path.of(URI.create(url.toString())));
    }

    private Asset get(String name) {
        Asset asset = kept.get(name);
        if (asset == null) {
            asset = load(name).orElseThrow(() -> CodedException.notFound("there is no asset \"" + name + "\""));
            kept.put(name, asset);
        }
        return asset;
    }

    /// Only files with a known ending: on the class path a folder can be read, too, as a list of what is in it.
    private Optional<Asset> load(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || ("/" + name).contains("//")) {
            return Optional.empty();
        }
        URL url = loader.getResource(folder + "/" + name);
        return url == null || isFolder(url) ? Optional.empty() : Optional.of(read(name, type, url));
    }

    private static Asset read(String name, String type, URL url) {
        try (InputStream input = url.openStream()) {
            byte[] content = input.readAllBytes();
            String digest = Digest.of(content).hex().substring(0, DIGEST_LENGTH);
            return new Asset(type, digest, new ResponseBody.Bytes(content));
        } catch (IOException e) {
            throw CodedException.internal("asset \"" + name + "\" cannot be read", e);
        }
    }
}
