package io.gimbal.cli.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Files that git does not know, written as a difference that adds them. Small texts are written out; of others the
/// size and digest are told, and of files that hold secrets by their name nothing but the name.
final class UntrackedFiles {
    private static final int MAX_TEXT = 64 * 1024;
    private static final int MAX_TOTAL = 1_000_000;
    private static final int MAX_FILES = 500;
    private static final long MAX_DIGESTED = 256L * 1024 * 1024;

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i)\\.env(\\..*)?|\\.netrc|\\.pgpass|\\.npmrc|\\.pypirc"
                    + "|id_(rsa|dsa|ecdsa|ed25519)|.*\\.(pem|key|p12|pfx|jks|keystore|kdbx)|.*credentials.*\\.(json|ya?ml|csv|ini)"
                    + "|secrets?\\.[a-z]+|service[-_]?account.*\\.json|kubeconfig|\\.htpasswd");

    private final Path root;
    private int written;

    private UntrackedFiles(Path root) {
        this.root = root;
    }

    /// @param names relative to the root of the repository
    static String text(Path root, List<String> names) {
        UntrackedFiles files = new UntrackedFiles(root);
        String text = names.stream().limit(MAX_FILES).map(files::describe).collect(Collectors.joining());
        int more = names.size() - MAX_FILES;
        return more > 0 ? text + "# left out: " + more + " more files that git does not know\n" : text;
    }

    private String describe(String name) {
        Path file = root.resolve(name);
        if (SECRET_NAME.matcher(file.getFileName().toString()).matches()) {
            return "# untracked, left out because such files hold secrets: " + name + "\n";
        }
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return "# untracked, no plain file: " + name + "\n";
            }
            return describe(name, file, Files.size(file));
        } catch (IOException e) {
            return "# untracked, cannot be read: " + name + "\n";
        }
    }

    private String describe(String name, Path file, long size) throws IOException {
        if (size > MAX_DIGESTED) {
            return "# untracked, " + size + " bytes, too many to read: " + name + "\n";
        }
        if (size > MAX_TEXT || size + written > MAX_TOTAL) {
            return "# untracked, " + size + " bytes, " + DataFiles.digest(file) + ": " + name + "\n";
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') < 0) {
                written += bytes.length;
                return added(name, text);
            }
        } catch (CharacterCodingException e) {
            // not text: told by its digest, as any binary file
        }
        return "# untracked, " + size + " bytes, " + DataFiles.digest(file) + ": " + name + "\n";
    }

    private static String added(String name, String text) {
        List<String> lines = text.lines().toList();
        return "--- /dev/null\n+++ b/" + name + "\n@@ -0,0 +1," + lines.size() + " @@\n"
                + lines.stream().map(line -> "+" + line + "\n").collect(Collectors.joining());
    }
}
