package org.handshakedoctor.ui.clients;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.handshakedoctor.core.analysis.Report.ClientSummary;
import org.handshakedoctor.core.diagnosis.BlockAdvice;
import org.handshakedoctor.core.diagnosis.Spared;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.rules.Guard;
import org.handshakedoctor.ui.fx.Background;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AnalysisSession;
import org.jspecify.annotations.Nullable;

/// Puts addresses into the rules and takes them out, and says what it did. Lives on the FX thread;
/// long lists are judged elsewhere.
///
/// An address is judged by everything it did, whatever the filter shows of it.
final class RuleChoice {
  private final AnalysisSession session;
  private final Texts texts;
  private final Wording wording;
  private final BlockAdvice byHand;
  private final BlockAdvice unasked;
  private final Consumer<String> says;
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private @Nullable ClientRows rows;

  RuleChoice(AnalysisSession session, ClientWords words, Consumer<String> says) {
    this.session = session;
    this.texts = words.texts();
    this.wording = new Wording(words.catalog(), texts.locale());
    // A person may choose an address that failed once; we never would.
    this.byHand = new BlockAdvice(words.networks(), new Guard(1));
    this.unasked = new BlockAdvice(words.networks(), new Guard(Guard.DEFAULT_MIN_FAILURES));
    this.says = says;
  }

  void show(@Nullable ClientRows shown) {
    rows = shown;
    touch();
  }

  /// Grows when a cell may have to look again.
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  void touch() {
    changes.set(changes.get() + 1);
  }

  boolean has(ClientSummary client) {
    return session.blockSelection().contains(client.address());
  }

  /// What speaks against blocking this address; a hard reason forbids it.
  Optional<Spared> doubt(ClientSummary client) {
    return doubt(client, rows);
  }

  String words(Spared spared) {
    return wording.spared(spared);
  }

  void set(ClientSummary client, boolean wanted) {
    if (wanted) {
      session.blockSelection().add(client.address());
    } else {
      session.blockSelection().remove(client.address());
    }
  }

  /// Takes these addresses out of the rules if all that may be there are, else puts them in.
  void toggle(List<ClientSummary> clients) {
    ClientRows known = rows;
    Background.run(() -> sift(clients, known), this::toggle);
  }

  /// Puts in whoever stands out among the rows.
  void suggest() {
    ClientRows known = rows;
    if (known != null) {
      Background.run(() -> outstanding(known), this::suggest);
    }
  }

  private void toggle(Sifted sifted) {
    Set<IpAddress> chosen = session.blockSelection();
    String kept = kept(sifted.forbidden());
    if (sifted.allowed().isEmpty()) {
      says.accept(kept);
    } else if (chosen.containsAll(sifted.allowed())) {
      sifted.allowed().forEach(chosen::remove);
      says.accept(texts.get("clients.removed", sifted.allowed().size()));
    } else {
      int before = chosen.size();
      chosen.addAll(sifted.allowed());
      String added = texts.get("clients.added", chosen.size() - before);
      says.accept(kept.isEmpty() ? added : texts.get("clients.both", added, kept));
    }
  }

  private void suggest(Set<IpAddress> outstanding) {
    int before = session.blockSelection().size();
    session.blockSelection().addAll(outstanding);
    int added = session.blockSelection().size() - before;
    if (added > 0) {
      says.accept(texts.get("clients.added", added));
    } else {
      says.accept(
          texts.get(outstanding.isEmpty() ? "clients.suggest.none" : "clients.suggest.already"));
    }
  }

  private String kept(List<ClientSummary> forbidden) {
    if (forbidden.isEmpty()) {
      return "";
    }
    ClientSummary first = forbidden.getFirst();
    String why = doubt(first).map(this::words).orElse("");
    return forbidden.size() == 1
        ? texts.get("clients.kept", first.address(), why)
        : texts.get("clients.kept.many", forbidden.size(), first.address(), why);
  }

  private Optional<Spared> doubt(ClientSummary client, @Nullable ClientRows known) {
    return byHand.judge(known == null ? client : known.unfiltered(client));
  }

  private Sifted sift(List<ClientSummary> clients, @Nullable ClientRows known) {
    Set<IpAddress> allowed = new HashSet<>();
    List<ClientSummary> forbidden = new ArrayList<>();
    for (ClientSummary client : clients) {
      if (doubt(client, known).filter(Spared::isForGood).isPresent()) {
        forbidden.add(client);
      } else {
        allowed.add(client.address());
      }
    }
    return new Sifted(allowed, forbidden);
  }

  private Set<IpAddress> outstanding(ClientRows known) {
    Set<IpAddress> outstanding = new HashSet<>();
    for (ClientSummary client : known.rows()) {
      if (unasked.suggests(known.unfiltered(client))) {
        outstanding.add(client.address());
      }
    }
    return outstanding;
  }

  private record Sifted(Set<IpAddress> allowed, List<ClientSummary> forbidden) {}
}
