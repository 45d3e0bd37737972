package org.handshakedoctor.ui.who;

import java.util.Locale;
import org.handshakedoctor.core.diagnosis.Wording;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.SpecialRange;
import org.handshakedoctor.core.networks.NetworkDirectory;
import org.handshakedoctor.core.networks.NetworkKind;
import org.handshakedoctor.core.networks.Operator;
import org.handshakedoctor.core.networks.dns.HostAnswer;
import org.handshakedoctor.core.networks.mmdb.LocationException;
import org.handshakedoctor.ui.fx.Texts;
import org.handshakedoctor.ui.session.AddressKnowledge;
import org.jspecify.annotations.Nullable;

/// What is known of an address, in one language. For every thread.
///
/// @param wording has the sentences that the command line says too
public record WhoWords(
    Texts texts, Wording wording, NetworkDirectory networks, AddressKnowledge knowledge) {

  /// Who runs the network, by the bundled lists.
  public @Nullable Operator operator(IpAddress address) {
    return networks.find(address);
  }

  public String kind(NetworkKind kind) {
    return texts.get("clients.kind." + kind.id());
  }

  /// Who runs the network, by the lists or else by a database; null if neither knows.
  public @Nullable String network(IpAddress address) {
    Operator operator = operator(address);
    return operator == null ? knowledge.location(address).network() : operator.title();
  }

  /// What a range is for that belongs to nobody; null for an ordinary address.
  public @Nullable String special(IpAddress address) {
    SpecialRange range = SpecialRange.of(address);
    return range == null ? null : texts.get("who.special." + range.id());
  }

  /// A sentence that stands by itself.
  public String purpose(Operator operator) {
    String sentence = wording.phrase("purpose." + operator.purpose().id());
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  /// How old the knowledge is and how far it can be trusted.
  public String trust(Operator operator) {
    return texts.get("who.trust." + operator.confidence().id(), operator.asOf());
  }

  /// The country in the words of the language; null if no database knows it.
  public @Nullable String country(IpAddress address) {
    String code = knowledge.location(address).country();
    return code == null ? null : Locale.of("", code).getDisplayCountry(texts.locale());
  }

  /// What a database says of the network; null if it says nothing.
  public @Nullable String system(IpAddress address) {
    return knowledge.location(address).network();
  }

  /// The name of the machine in a word or two; null if it was not asked for.
  public @Nullable String host(IpAddress address) {
    return switch (knowledge.host(address)) {
      case null -> null;
      case HostAnswer.Named named ->
          named.confirmed()
              ? texts.get("who.host.verified", named.name())
              : texts.get("who.host.claims", named.name());
      case HostAnswer.Nameless _ -> texts.get("who.host.none");
      case HostAnswer.Unanswered unanswered -> texts.get("who.host." + unanswered.reason().id());
      case HostAnswer.NotAsked _ -> texts.get("who.host.private");
    };
  }

  /// What that name is worth; null if there is none.
  public @Nullable String hostMeaning(IpAddress address) {
    if (!(knowledge.host(address) instanceof HostAnswer.Named named)) {
      return null;
    }
    Operator operator = named.operator();
    if (operator == null) {
      return texts.get(named.confirmed() ? "who.host.yes" : "who.host.no");
    }
    return texts.get(
        named.confirmed() ? "who.host.yes.operator" : "who.host.no.operator", operator.title());
  }

  /// Why a database cannot be used.
  public String problem(LocationException problem) {
    return wording.phrase("mmdb." + problem.reason().id());
  }
}
