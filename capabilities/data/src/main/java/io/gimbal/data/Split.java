package io.gimbal.data;

import io.gimbal.core.CodedException;
import io.gimbal.query.SqlText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Cuts rows into those that train and those that validate, the same way every time and everywhere.
public sealed interface Split {

    /// An SQL condition that holds for the rows that validate. A row whose columns are missing trains.
    String validates();

    /// By the hash of a row's key, so that rows of one key stay together and other rows do not move it.
    ///
    /// @param share of the keys that validate, more than 0 and less than 1
    record ByHash(List<String> columns, double share, long seed) implements Split {
        /// Joins the values, so that `ab`,`c` and `a`,`bc` differ.
        private static final String SEPARATOR = "\u001f";

        public ByHash {
            columns = List.copyOf(columns);
            if (columns.isEmpty()) {
                throw CodedException.invalidArgument("a split by hash needs the columns of a key");
            }
            if (!(share > 0 && share < 1)) {
                throw CodedException.invalidArgument("a share is more than 0 and less than 1: " + share);
            }
        }

        /// MD5 is here for spreading, not for secrecy: its first 32 bits, as a share of all.
        @Override
        public String validates() {
            String key = columns.stream()
                    .map(column -> "CAST(" + SqlText.name(column) + " AS VARCHAR)")
                    .collect(Collectors.joining(" || chr(31) || "));
            return "coalesce(CAST('0x' || left(md5('" + seed + "' || chr(31) || " + key + "), 8) AS BIGINT) < "
                    + threshold() + ", false)";
        }

        /// The same decision for one key outside of SQL.
        ///
        /// @param values of the columns, in their order, as SQL casts them to text
        public boolean validates(List<String> values) {
            String text = seed + SEPARATOR + String.join(SEPARATOR, values);
            byte[] hash = md5().digest(text.getBytes(StandardCharsets.UTF_8));
            long first = 0;
            for (int i = 0; i < 4; i++) {
                first = first << 8 | (hash[i] & 0xff);
            }
            return first < threshold();
        }

        private long threshold() {
            return Math.round(share * (1L << 32));
        }

        private static MessageDigest md5() {
            try {
                return MessageDigest.getInstance("MD5");
            } catch (NoSuchAlgorithmException e) {
                throw CodedException.internal("every JDK has MD5", e);
            }
        }
    }

    /// By time: what is at or after the cut validates.
    record ByTime(String column, Instant cut) implements Split {
        public ByTime {
            Objects.requireNonNull(cut);
            Objects.requireNonNull(column);
        }

        @Override
        public String validates() {
            return "coalesce(" + SqlText.name(column) + " >= make_timestamp("
                    + ChronoUnit.MICROS.between(Instant.EPOCH, cut) + "), false)";
        }
    }
}
