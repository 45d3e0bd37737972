package org.handshakedoctor.ui.session;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.handshakedoctor.core.analysis.Filter;
import org.handshakedoctor.core.analysis.Filter.Part;
import org.handshakedoctor.core.analysis.ReadingOptions;
import org.handshakedoctor.core.analysis.TimeRange;
import org.handshakedoctor.core.catalog.ErrorCatalog;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;
import org.handshakedoctor.core.rules.Decision;
import org.handshakedoctor.core.rules.Decision.Choice;
import org.handshakedoctor.core.rules.RuleWriters;
import org.handshakedoctor.core.rules.SpareReason;
import org.handshakedoctor.core.settings.SavedSession;
import org.handshakedoctor.core.settings.SavedSession.SavedDecision;
import org.handshakedoctor.core.settings.SavedSession.SavedFilter;
import org.handshakedoctor.core.settings.SavedSession.SavedMark;
import org.handshakedoctor.core.settings.SavedSession.SavedRules;
import org.handshakedoctor.core.settings.SessionException;
import org.handshakedoctor.core.settings.SessionFile;
import org.handshakedoctor.core.source.LogLocation;
import org.jspecify.annotations.Nullable;

/// Saves what is open and what was decided, and takes it up again. A file may have been changed by
/// anybody: what in it means nothing is left out. Lives on the FX thread.
public final class Sessions {
  private static final int MOST_PORT = 65_535;

  private final AnalysisSession session;
  private final ComparisonSession comparing;
  private final Workspace workspace;
  private final Preferences preferences;
  private final ErrorCatalog catalog;

  public Sessions(
      AnalysisSession session,
      ComparisonSession comparing,
      Workspace workspace,
      Preferences preferences,
      ErrorCatalog catalog) {
    this.session = session;
    this.comparing = comparing;
    this.workspace = workspace;
    this.preferences = preferences;
    this.catalog = catalog;
  }

  /// Whether what is open can be opened again: pasted text cannot.
  public boolean isPossible() {
    List<LogLocation> open = session.locationsProperty().get();
    return !open.isEmpty() && open.stream().allMatch(LogLocation.Local.class::isInstance);
  }

  public void save(Path file) throws IOException {
    new SessionFile(file).save(now());
    remember(file);
  }

  /// @throws SessionException if that is no session; then what is open stays open
  public void open(Path file) throws SessionException {
    SavedSession saved = new SessionFile(file).load();
    List<LogLocation> logs =
        parsed(saved.files(), Sessions::path).stream()
            .<LogLocation>map(LogLocation.Local::new)
            .toList();
    session.open(logs, ReadingOptions.DEFAULT.withZone(zone(saved.zone())));
    if (saved.filter() != null) {
      session.filterProperty().set(filter(saved.filter()));
    }
    comparing
        .userMarks()
        .setAll(saved.marks().stream().map(one -> new UserMark(one.time(), one.note())).toList());
    if (saved.rules() != null) {
      session.blockSelection().addAll(addresses(saved.rules().addresses()));
      session.rulesDraftProperty().set(draft(saved.rules()));
    }
    Pane pane = constant(Pane.class, saved.pane());
    workspace.paneProperty().set(pane == null ? Pane.OVERVIEW : pane);
    remember(file);
  }

  private void remember(Path file) {
    String path = file.toAbsolutePath().normalize().toString();
    preferences.change(settings -> settings.withSession(path));
  }

  private SavedSession now() {
    ZoneId zone = session.optionsProperty().get().zone();
    return new SavedSession(
        SavedSession.KIND,
        SavedSession.VERSION,
        session.locationsProperty().get().stream()
            .filter(LogLocation.Local.class::isInstance)
            .map(log -> Path.of(log.name()).toAbsolutePath().normalize().toString())
            .toList(),
        saved(session.filterProperty().get()),
        comparing.userMarks().stream().map(one -> new SavedMark(one.time(), one.note())).toList(),
        saved(session.rulesDraftProperty().get()),
        zone == null ? null : zone.getId(),
        workspace.paneProperty().get().name());
  }

  private static SavedFilter saved(Filter filter) {
    boolean timed = !filter.time().equals(TimeRange.ALL);
    return new SavedFilter(
        filter.search().text(),
        filter.entries().stream().sorted().toList(),
        strings(filter.clients()),
        timed ? filter.time().from() : null,
        timed ? filter.time().until() : null,
        filter.inverted().stream().sorted().map(Part::name).toList(),
        filter.disabled().stream().sorted().map(Part::name).toList());
  }

  private Filter filter(SavedFilter saved) {
    Set<String> entries = new HashSet<>(saved.entries());
    entries.removeIf(id -> catalog.get(id) == null);
    Long from = saved.from();
    Long until = saved.until();
    TimeRange time =
        from == null || until == null || from >= until ? TimeRange.ALL : new TimeRange(from, until);
    String text = saved.search().strip();
    Set<String> named = text.isEmpty() ? Set.of() : catalog.named(text, preferences.locale());
    return new Filter(
        new Filter.Search(text, named),
        entries,
        addresses(saved.addresses()),
        time,
        parts(saved.inverted()),
        parts(saved.disabled()));
  }

  private SavedRules saved(RulesDraft draft) {
    Duration expiry = draft.expiry();
    return new SavedRules(
        draft.wanted(),
        strings(session.blockSelection()),
        strings(draft.overridden()),
        draft.target(),
        expiry == null ? null : expiry.toSeconds(),
        draft.ports(),
        draft.decisions().stream().map(Sessions::saved).toList());
  }

  private static SavedDecision saved(Decision one) {
    SpareReason despite = one.despite();
    return new SavedDecision(
        one.prefix().toString(),
        one.choice().name(),
        one.at().toString(),
        despite == null ? null : despite.name(),
        one.failures());
  }

  /// @return null for what this program cannot have written
  private static @Nullable Decision decision(SavedDecision saved) {
    String network = saved.network();
    IpPrefix prefix = network == null ? null : IpPrefix.parse(network);
    Choice choice = constant(Choice.class, saved.choice());
    if (prefix == null || choice == null || saved.at() == null) {
      return null;
    }
    try {
      SpareReason despite = constant(SpareReason.class, saved.despite());
      return new Decision(prefix, choice, Instant.parse(saved.at()), despite, saved.failures());
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return null;
    }
  }

  private static RulesDraft draft(SavedRules saved) {
    List<Integer> ports =
        saved.ports().stream().filter(port -> port > 0 && port <= MOST_PORT).toList();
    boolean known = RuleWriters.ALL.stream().anyMatch(one -> one.id().equals(saved.target()));
    Long seconds = saved.seconds();
    return new RulesDraft(
        saved.wanted(),
        addresses(saved.overridden()),
        known ? Objects.requireNonNull(saved.target()) : RulesDraft.NONE.target(),
        seconds == null
            ? null
            : seconds > 0 ? Duration.ofSeconds(seconds) : RulesDraft.NONE.expiry(),
        ports.isEmpty() ? RulesDraft.NONE.ports() : ports,
        parsed(saved.decisions(), Sessions::decision));
  }

  private static List<String> strings(Set<IpAddress> addresses) {
    return addresses.stream().sorted().map(IpAddress::toString).toList();
  }

  private static Set<IpAddress> addresses(List<String> words) {
    return new HashSet<>(parsed(words, IpAddress::parse));
  }

  private static Set<Part> parts(List<String> names) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    parts.addAll(parsed(names, name -> constant(Part.class, name)));
    return parts;
  }

  private static <S, T> List<T> parsed(List<S> saved, Function<S, @Nullable T> parse) {
    List<T> meant = new ArrayList<>();
    for (S form : saved) {
      T one = parse.apply(form);
      if (one != null) {
        meant.add(one);
      }
    }
    return meant;
  }

  private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return null;
  }

  private static @Nullable Path path(String words) {
    try {
      return Path.of(words);
    } catch (InvalidPathException _) {
      return null;
    }
  }

  private static @Nullable ZoneId zone(@Nullable String id) {
    try {
      return id == null ? null : ZoneId.of(id);
    } catch (DateTimeException _) {
      return null;
    }
  }
}
