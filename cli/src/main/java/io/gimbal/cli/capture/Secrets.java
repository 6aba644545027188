package io.gimbal.cli.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Masks what looks like a secret: tokens of known shapes, private keys, passwords in addresses, and values of things
/// that are called like secrets. What is called otherwise survives, however random it looks: commits, digests and ids
/// are what a capture is for. Pure; a text takes time in proportion to its length.
public final class Secrets {
    /// Instead of a secret. Needs no quotes in a shell, a file or an address.
    static final String MASK = "MASKED";

    /// Names whose value is a secret whatever it looks like; anything may come before them.
    private static final String CERTAIN = "passw(?:or)?d|passphrase|secret|secret[_-]?access[_-]?key|secret[_-]?key"
            + "|private[_-]?key|api[_-]?key|(?<![A-Za-z0-9])(?:pwd|credentials?)";

    /// Names that harmless things have, too: of these only values that look made up by a machine are masked.
    private static final String LIKELY = "token|access[_-]?key(?:[_-]?id)?|account[_-]?key|auth[_-]?key|signing[_-]?key"
            + "|encryption[_-]?key|(?<![A-Za-z0-9])(?:auth|sig|pat|dsn)|amz-signature|connection[_-]?string";

    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "(?s)(-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----)"
                    + "(?:.{1,20000}?-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|[\\sA-Za-z0-9+/=\\\\-]{40,20000})");

    private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile(
            "([a-zA-Z][a-zA-Z0-9+.-]{0,20}://[^\\s/?#@:'\"]{0,200}:)([^\\s/'\"@]{1,500}(?:@[^\\s/'\"@]{1,200})?)@");

    private static final Pattern USER_IN_ADDRESS =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{0,20}://)([A-Za-z0-9_.~-]{20,500})@");

    private static final Pattern KNOWN = Pattern.compile("\\b(?:(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\\b"
            + "|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{22,}|gl(?:pat|ptt|dt|rt|cbt|soat)-[A-Za-z0-9_-]{20,}"
            + "|xox[abeoprs]-[A-Za-z0-9-]{10,}|xapp-[0-9]-[A-Za-z0-9-]{10,}"
            + "|AIza[0-9A-Za-z_-]{35}|ya29\\.[0-9A-Za-z_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,}"
            + "|[rs]k_(?:live|test)_[0-9A-Za-z]{16,}|whsec_[0-9A-Za-z]{20,}|sk-[A-Za-z0-9_-]{20,}"
            + "|hf_[A-Za-z0-9]{30,}|r8_[A-Za-z0-9]{30,}|pypi-[A-Za-z0-9_-]{16,}|npm_[A-Za-z0-9]{36}"
            + "|dckr_pat_[A-Za-z0-9_-]{20,}|dop_v1_[a-f0-9]{64}|dapi[a-f0-9]{32}\\b"
            + "|SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}|gimbal_[0-9a-f]{16}_[0-9a-f]{64}"
            + "|eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*)");

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "(?i)(authorization[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?(?:bearer|basic|token)\\s{1,3})([^\\s\"']+)");

    private static final Pattern NAMED =
            Pattern.compile("(?:(?i:(?<certain>" + CERTAIN + ")|(?<likely>" + LIKELY + ")))"
                    + "(?<between>[\"']?\\]?[ \\t]{0,8}(?:=>|:=|=(?!=)|:(?!//))[ \\t]{0,8}(?:[rbf](?=[\"']))?)"
                    + "(?:\"(?<double>(?:[^\"\\\\\\n]|\\\\.){0,1000})\"|'(?<single>(?:[^'\\\\\\n]|\\\\.){0,1000})'"
                    + "|(?<bare>[^\\s\"',;&)}\\]]{1,4000}))");

    private static final Pattern OPTION =
            Pattern.compile("(?i)--?[a-z0-9_.-]*?(?:(?<certain>" + CERTAIN + ")|(?<likely>" + LIKELY + "))");

    /// Says where a secret is, or that there is none: `$TOKEN`, `${{ token }}`, `%(token)s`, `<token>`, `***`, `None`.
    private static final Pattern REFERENCE = Pattern.compile("(?i)|none|null|nil|true|false|str|string|bytes|undefined"
            + "|" + MASK + "|\\$\\w+|\\$[{(].*|\\{.*|%\\w|%\\w+%|%\\(.*|<.*|[*.x…-]+|(?:env|file|vault|arn):.*|/.*");

    /// Another name, as it stands in code.
    private static final Pattern CODE = Pattern.compile("[^(\\[]*[(\\[].*|"
            + "(?:self|this|args|config|cfg|settings|os|env|environ|options|opts|kwargs|process)\\..*");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_.]*");
    private static final Pattern MADE_UP = Pattern.compile("[A-Za-z0-9._~+/=:%-]{16,}");

    private Secrets() {}

    /// The text with every secret masked.
    public static String mask(String text) {
        String masked = PRIVATE_KEY.matcher(text).replaceAll("$1 " + MASK);
        masked = replace(
                PASSWORD_IN_ADDRESS, masked, it -> !isReference(it.group(2)) ? it.group(1) + MASK + "@" : it.group());
        masked = replace(USER_IN_ADDRESS, masked, it -> isMadeUp(it.group(2)) ? it.group(1) + MASK + "@" : it.group());
        masked = replace(KNOWN, masked, it -> isMixed(it.group()) ? MASK : it.group());
        masked = replace(AUTHORIZATION, masked, it -> isReference(it.group(2)) ? it.group() : it.group(1) + MASK);
        return replace(NAMED, masked, Secrets::named);
    }

    /// The words of a command line, where the value of an option may be a word of its own.
    static List<String> mask(List<String> words) {
        List<String> masked = new ArrayList<>();
        String before = "";
        for (String word : words) {
            masked.add(isSecretOption(before, word) ? MASK : mask(word));
            before = word;
        }
        return masked;
    }

    private static boolean isSecretOption(String option, String value) {
        Matcher match = OPTION.matcher(option);
        if (value.startsWith("-") || !match.matches()) {
            return false;
        }
        return match.group("certain") != null ? !isReference(value) : isMadeUp(value);
    }

    private static String named(MatchResult match) {
        String bare = match.group("bare");
        String quoted = match.group("double") == null ? match.group("single") : match.group("double");
        String value = bare == null ? quoted : bare;
        boolean code = bare != null && (bare.equals(match.group("certain")) || isCode(match.group("between"), bare));
        boolean certain = match.group("certain") != null;
        if (code || !(certain ? !isReference(value) : isMadeUp(value))) {
            return match.group();
        }
        String whole = match.group();
        int end = bare == null ? 1 : 0;
        return whole.substring(0, whole.length() - value.length() - end) + MASK + whole.substring(whole.length() - end);
    }

    /// After ` = ` a word is the name of something else; elsewhere it may well be a password.
    private static boolean isCode(String between, String value) {
        return CODE.matcher(value).matches()
                || (between.endsWith("= ") && WORD.matcher(value).matches());
    }

    private static boolean isReference(String value) {
        return REFERENCE.matcher(value).matches();
    }

    /// Whether a machine may have made it up: long, of letters and digits, and of many different ones.
    private static boolean isMadeUp(String value) {
        return MADE_UP.matcher(value).matches() && isMixed(value) && Entropy.bitsPerCharacter(value) >= 3;
    }

    private static boolean isMixed(String value) {
        return value.chars().anyMatch(Character::isDigit) && value.chars().anyMatch(Character::isLetter);
    }

    private interface Replacement {
        String of(MatchResult match);
    }

    private static String replace(Pattern pattern, String text, Replacement replacement) {
        return pattern.matcher(text).replaceAll(it -> Matcher.quoteReplacement(replacement.of(it)));
    }
}
