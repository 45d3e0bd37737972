package org.handshakedoctor.core.check;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.ResourceBundle;
import org.handshakedoctor.core.catalog.Language;
import org.handshakedoctor.core.check.Finding.Level;
import org.jspecify.annotations.Nullable;

/// Says in one language what a check found. Immutable.
public record SiteCheckWords(Locale locale, ResourceBundle bundle) {

  public static SiteCheckWords in(Locale locale) {
    return new SiteCheckWords(
        locale, Language.bundle("org.handshakedoctor.core.check.words", locale));
  }

  /// The whole in one sentence.
  public String headline(SiteCheck check) {
    long problems = check.findings().stream().filter(one -> one.level() == Level.PROBLEM).count();
    if (!check.isReached()) {
      return get("headline.unreached", check.site().toString());
    }
    return get(
        problems == 0 ? "headline.good" : "headline.problems", check.site().host(), problems);
  }

  public String sentence(Finding finding) {
    return get("finding." + finding.id(), arguments(finding));
  }

  /// What to do about it; null where nothing is to be done.
  public @Nullable String action(Finding finding) {
    String key = "action." + finding.id();
    return bundle.containsKey(key) ? get(key, arguments(finding)) : null;
  }

  public String name(Visitor visitor) {
    return get("visitor." + visitor.id());
  }

  /// What came of a handshake.
  public String result(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Done done -> get("in", done.protocol(), done.suite());
      case Attempt.Refused refused ->
          refused.alert() == null
              ? get("refused." + refused.why().id())
              : get("refused.alert", refused.alert());
    };
  }

  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  private static Object[] arguments(Finding finding) {
    return finding.arguments().stream()
        .map(one -> one instanceof Instant time ? time.atOffset(ZoneOffset.UTC).toLocalDate() : one)
        .map(one -> one instanceof Number ? one : one.toString())
        .toArray();
  }
}
