package org.handshakedoctor.core.lookup;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.catalog.ErrorEntry;
import org.handshakedoctor.core.log.LogFormats;
import org.handshakedoctor.core.log.OpenSslErrors;
import org.handshakedoctor.core.lookup.Answer.Code;
import org.handshakedoctor.core.lookup.Answer.Suggestion;
import org.handshakedoctor.core.scan.Line;
import org.handshakedoctor.core.tls.DecodedError;
import org.handshakedoctor.core.tls.OpenSslError;
import org.handshakedoctor.core.tls.TlsAlert;
import org.handshakedoctor.core.tls.TlsFailure;
import org.jspecify.annotations.Nullable;

/// Answers what an error means. Safe for many threads; the first search takes much longer than the
/// others, because only then everything is read.
public final class ErrorLookup {
  /// So many suggestions are worth reading at a terminal.
  private static final int SUGGESTIONS = 5;

  /// The format of an error without a line around it, which may be of either leg.
  private static final String BARE = "openssl";

  /// Stands in a spelling for what differs from line to line.
  private static final String ANYTHING = "…";

  private static final String REMOTE = "remote error: ";
  private static final String LINE_OF_GO =
      "2026/01/01 00:00:00 http: TLS handshake error from 192.0.2.1:1: ";

  private final ErrorCatalog catalog;
  private final Supplier<SearchIndex> index;
  private final Supplier<Mentions> mentions;

  public ErrorLookup(ErrorCatalog catalog) {
    this.catalog = catalog;
    this.index = new Once<>(() -> new SearchIndex(catalog.heads()));
    this.mentions = new Once<>(() -> new Mentions(catalog.entries()));
  }

  /// What the text is, what it says and what explains it; what it may have meant where nothing
  /// does.
  public Answer of(String asked) {
    Answer answer = exactly(asked.strip());
    if (!answer.exact().isEmpty() || answer.asked() == Asked.NOTHING) {
      return answer;
    }
    return new Answer(
        answer.asked(),
        answer.text(),
        answer.codes(),
        answer.reason(),
        answer.alert(),
        answer.failure(),
        List.of(),
        similar(answer.words(), SUGGESTIONS));
  }

  /// What these words may mean, the likeliest first.
  public List<Suggestion> similar(String words, int most) {
    return index.get().find(words, most).stream()
        .map(catalog::get)
        .filter(Objects::nonNull)
        .map(entry -> new Suggestion(entry, wordsFor(entry)))
        .toList();
  }

  /// A text that is answered with this entry: what a log says if that is enough, else its id.
  public String wordsFor(ErrorEntry entry) {
    ErrorEntry.Match match = entry.match();
    Stream<String> alerts = match.alerts().stream().sorted().map(number -> "alert " + number);
    return Stream.of(match.reasons().stream(), alerts, match.messages().stream())
        .flatMap(all -> all)
        .filter(words -> !words.contains(ANYTHING) && explains(words, entry))
        .findFirst()
        .orElse(entry.id());
  }

  private boolean explains(String words, ErrorEntry entry) {
    return exactly(words).exact().stream().anyMatch(one -> one.id().equals(entry.id()));
  }

  /// What the explanation of this entry names, and somebody may want to read next.
  public List<ErrorEntry> namedBy(ErrorEntry entry) {
    return mentions.get().of(entry);
  }

  /// Reads what a search needs, so that the first one does not have to.
  public ErrorLookup prepared() {
    SearchIndex _ = index.get();
    return this;
  }

  /// Of several lines the first that is a failure, for one question has one answer; else all of
  /// them in one line.
  public static String oneLine(String pasted) {
    return pasted
        .lines()
        .filter(line -> failure(line) != null)
        .findFirst()
        .orElseGet(() -> String.join(" ", pasted.lines().toList()));
  }

  private Answer exactly(String text) {
    if (text.isEmpty()) {
      return answer(Asked.NOTHING, text, null, null, List.of());
    }
    String code = Shape.code(text);
    if (code != null) {
      return ofCode(text, code);
    }
    Integer alert = Shape.alert(text);
    if (alert != null) {
      return answer(Asked.ALERT, text, null, alert, catalog.find(null, alert, List.of()));
    }
    TlsFailure failure = failure(text);
    if (failure != null && !failure.kind().format().equals(BARE)) {
      return ofLine(text, failure);
    }
    List<OpenSslError> errors = OpenSslErrors.parse(text);
    if (!errors.isEmpty()) {
      return ofErrors(text, errors);
    }
    return ofWords(text);
  }

  /// A number that has had several texts, in releases that cannot be told apart, is explained as
  /// each of them.
  private Answer ofCode(String text, String hex) {
    DecodedError decoded = DecodedError.of(hex);
    Integer alert = decoded.code().alert();
    List<String> reasons = decoded.reasons();
    Set<ErrorEntry> found = new LinkedHashSet<>(catalog.find(null, alert, List.of()));
    for (String reason : reasons) {
      OpenSslError error = new OpenSslError(hex, null, null, reason, null);
      found.addAll(catalog.find(reason, alert, List.of(error)));
    }
    return new Answer(
        Asked.CODE,
        text,
        List.of(new Code(hex, decoded)),
        reasons.isEmpty() ? null : reasons.getFirst(),
        alert,
        null,
        List.copyOf(found),
        List.of());
  }

  private Answer ofLine(String text, TlsFailure failure) {
    ErrorEntry entry = catalog.explain(failure.kind());
    boolean known = !entry.id().equals(ErrorCatalog.UNEXPLAINED);
    return new Answer(
        Asked.LINE,
        text,
        codes(failure.kind().errors()),
        failure.kind().reason(),
        failure.kind().alert(),
        failure,
        known ? List.of(entry) : List.of(),
        List.of());
  }

  private Answer ofErrors(String text, List<OpenSslError> errors) {
    String reason = OpenSslErrors.cause(errors);
    Integer alert = OpenSslErrors.alert(errors);
    List<ErrorEntry> found = catalog.find(reason, alert, errors);
    return new Answer(Asked.ERRORS, text, codes(errors), reason, alert, null, found, List.of());
  }

  private Answer ofWords(String text) {
    if (Shape.isName(text)) {
      return ofName(text);
    }
    if (text.startsWith(REMOTE)) {
      return ofGo(text);
    }
    Integer alert = TlsAlert.inReason(text);
    for (String reason : List.of(text, Shape.unnumbered(text))) {
      List<ErrorEntry> found = catalog.find(reason, alert, List.of());
      if (!found.isEmpty()) {
        return answer(Asked.REASON, text, reason, alert, found);
      }
    }
    List<ErrorEntry> said = catalog.said(Shape.message(text));
    if (!said.isEmpty()) {
      return answer(Asked.MESSAGE, text, null, null, said);
    }
    // The names of some alerts are the text of a reason too, and the reason then decides.
    Integer complaint = TlsAlert.numberOf(text);
    List<ErrorEntry> complaints =
        complaint == null ? List.of() : catalog.find(null, complaint, List.of());
    if (!complaints.isEmpty()) {
      return answer(Asked.ALERT, text, null, complaint, complaints);
    }
    List<ErrorEntry> named = byId(text);
    if (!named.isEmpty()) {
      return answer(Asked.NAME, text, null, null, named);
    }
    String apache = Shape.apacheNumber(text);
    List<ErrorEntry> numbered = apache == null ? List.of() : byId(apache);
    return answer(numbered.isEmpty() ? Asked.WORDS : Asked.MESSAGE, text, null, null, numbered);
  }

  /// By its reason if that has an entry of its own, else by the name, which says the library too.
  private Answer ofName(String name) {
    Answer byReason = answer(Asked.NAME, name, null, null, List.of());
    for (String reason : Shape.reasonsOf(name)) {
      Integer alert = TlsAlert.inReason(reason);
      List<ErrorEntry> found = catalog.find(reason, alert, List.of());
      if (!found.isEmpty()) {
        byReason = answer(Asked.NAME, name, reason, alert, found);
        if (found.getFirst().sample() != null) {
          return byReason;
        }
      }
    }
    List<ErrorEntry> named = byId(name);
    return named.isEmpty() ? byReason : answer(Asked.NAME, name, null, null, named);
  }

  /// Go has names of its own for the alerts, which the lines of its programs are read by.
  private Answer ofGo(String text) {
    TlsFailure failure = failure(LINE_OF_GO + text);
    if (failure == null) {
      return answer(Asked.WORDS, text, null, null, List.of());
    }
    String reason = failure.kind().reason();
    Integer alert = failure.kind().alert();
    return answer(
        alert == null ? Asked.MESSAGE : Asked.ALERT,
        text,
        reason,
        alert,
        catalog.find(reason, alert, List.of()));
  }

  private List<ErrorEntry> byId(String text) {
    String id = Shape.id(text);
    ErrorEntry entry = id == null ? null : catalog.get(id);
    if (id == null || entry == null) {
      return List.of();
    }
    // One of the long tail is said differently on each leg.
    List<ErrorEntry> onEachLeg = catalog.find(id, null, List.of());
    return onEachLeg.isEmpty() ? List.of(entry) : onEachLeg;
  }

  private static Answer answer(
      Asked asked,
      String text,
      @Nullable String reason,
      @Nullable Integer alert,
      List<ErrorEntry> exact) {
    return new Answer(asked, text, List.of(), reason, alert, null, exact, List.of());
  }

  private static List<Code> codes(List<OpenSslError> errors) {
    return errors.stream().map(error -> new Code(error.code(), DecodedError.of(error))).toList();
  }

  private static @Nullable TlsFailure failure(String line) {
    return LogFormats.parse("", Line.of(line.getBytes(StandardCharsets.UTF_8)));
  }

  /// Made by whoever needs it first, while the others wait.
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    Once(Supplier<T> maker) {
      this.maker = maker;
    }

    @Override
    public synchronized T get() {
      T known = made;
      if (known == null) {
        known = maker.get();
        made = known;
      }
      return known;
    }
  }
}
