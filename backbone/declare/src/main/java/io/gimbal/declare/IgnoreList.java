package io.gimbal.declare;

import java.util.BitSet;
import java.util.List;

/// The paths a project's `ignore` takes out: `*` is any part of a name, `**` any part of a path, `**` before a slash
/// any folders or none; a folder takes out everything below it.
final class IgnoreList {
    private final List<String> globs;

    IgnoreList(List<String> globs) {
        this.globs = globs.stream()
                .map(glob -> glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob)
                .toList();
    }

    boolean covers(String path) {
        return globs.stream().anyMatch(glob -> covers(glob, path));
    }

    /// Follows all ways to match at once, so that the time is at most glob times path, whatever the stars.
    private static boolean covers(String glob, String path) {
        BitSet places = new BitSet(); // of the path, up to where the glob may have come
        places.set(0);
        for (int i = 0; i < glob.length() && !places.isEmpty(); i++) {
            if (glob.startsWith("**/", i)) {
                places = folders(places, path);
                i += 2;
            } else if (glob.startsWith("**", i)) {
                places.set(places.nextSetBit(0), path.length() + 1);
                i++;
            } else if (glob.charAt(i) == '*') {
                places = restsOfNames(places, path);
            } else {
                places = one(places, glob.charAt(i), path);
            }
        }
        return places.stream().anyMatch(place -> place == path.length() || path.charAt(place) == '/');
    }

    private static BitSet folders(BitSet places, String path) {
        BitSet next = (BitSet) places.clone();
        for (int i = places.nextSetBit(0); i < path.length(); i++) {
            if (path.charAt(i) == '/') {
                next.set(i + 1);
            }
        }
        return next;
    }

    private static BitSet restsOfNames(BitSet places, String path) {
        BitSet next = (BitSet) places.clone();
        for (int i = 0; i < path.length(); i++) {
            if (next.get(i) && path.charAt(i) != '/') {
                next.set(i + 1);
            }
        }
        return next;
    }

    private static BitSet one(BitSet places, char wanted, String path) {
        BitSet next = new BitSet();
        places.stream()
                .filter(place -> place < path.length())
                .filter(place -> wanted == '?' ? path.charAt(place) != '/' : path.charAt(place) == wanted)
                .forEach(place -> next.set(place + 1));
        return next;
    }
}
