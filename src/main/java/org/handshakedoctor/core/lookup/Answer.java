package org.handshakedoctor.core.lookup;

import java.util.List;
import java.util.regex.Pattern;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.tls.DecodedError;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;

/// What is known of the text that somebody asked about. Immutable.
///
/// The texts in it are as they were asked, perhaps from a log, and not yet safe to show.
///
/// @param codes in the order of the text
/// @param reason the text of the error; null where there is none
/// @param alert the number of the alert that the other side sent; null where it sent none
/// @param failure what the line says; null if no line was asked about
/// @param exact what explains it, the client's leg first; empty if nothing is known to
/// @param similar what it may have meant, the likeliest first; only where nothing is exact
public record Answer(
    Asked asked,
    String text,
    List<Code> codes,
    @Nullable String reason,
    @Nullable Integer alert,
    @Nullable TlsFailure failure,
    List<ErrorEntry> exact,
    List<Suggestion> similar) {

  /// What a library prints whose texts are not there.
  private static final Pattern NUMBERED = Pattern.compile("reason\\(\\d+\\)");

  public Answer {
    codes = List.copyOf(codes);
    exact = List.copyOf(exact);
    similar = List.copyOf(similar);
  }

  /// The words to search for where nothing is exact: the reason, if it is one in words.
  public String words() {
    if (reason == null) {
      return text;
    }
    return NUMBERED.matcher(reason).matches() ? "" : reason;
  }

  /// A code and what its digits say by themselves.
  ///
  /// @param printed as it was asked
  public record Code(String printed, DecodedError decoded) {}

  /// An entry that the text may have meant.
  ///
  /// @param words a text for which this entry is the exact answer
  public record Suggestion(ErrorEntry entry, String words) {}
}
